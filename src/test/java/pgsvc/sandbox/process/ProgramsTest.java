package pgsvc.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.sandbox.layout.SandboxException;

class ProgramsTest {
    private static final List<String> NAMED = List.of("HAPROXY", "PATRONI", "ETCD", "PGBOUNCER", "PSQL", "OPENSSL");

    @TempDir
    Path temporary;

    @Test
    void whatIsMissingIsToldInOneLineThatInstallsIt() {
        requirePostgres();
        Map<String, String> environment = everyProgramIs("/bin/sh");
        environment.put("PGSVC_ETCD", "/nonexistent/etcd");
        environment.put("PGSVC_PGBOUNCER", "/nonexistent/pgbouncer");
        environment.put("PGSVC_PSQL", temporary.toString());

        assertThatThrownBy(() -> Programs.find(environment))
                .isInstanceOfSatisfying(
                        SandboxException.class,
                        e -> assertThat(e.mend())
                                .isEqualTo("Install what is missing: apt-get install -y --no-install-recommends "
                                        + "etcd-server pgbouncer postgresql-client"))
                .hasMessage("not installed: etcd-server, pgbouncer, postgresql-client");
    }

    @Test
    void aFileThatCannotBeRunIsNoProgram() throws Exception {
        requirePostgres();
        Map<String, String> environment = everyProgramIs("/bin/sh");
        environment.put(
                "PGSVC_HAPROXY",
                Files.writeString(temporary.resolve("haproxy"), "text").toString());

        assertThatThrownBy(() -> Programs.find(environment)).hasMessage("not installed: haproxy");
    }

    @Test
    void theFirstOnThePathIsTaken() throws Exception {
        requirePostgres();
        Path own = Files.createDirectories(temporary.resolve("bin"));
        Path patroni =
                Files.copy(Path.of("/bin/sh").toRealPath(), own.resolve("patroni"), StandardCopyOption.COPY_ATTRIBUTES);
        Map<String, String> environment = everyProgramIs("/bin/sh");
        environment.remove("PGSVC_PATRONI");
        environment.put("PATH", ":" + temporary.resolve("none") + ":" + own + ":/usr/bin");

        Programs programs = Programs.find(environment);

        Path shell = Path.of("/bin/sh");
        assertThat(programs).isEqualTo(new Programs(shell, patroni, shell, shell, programs.postgres(), shell, shell));
        assertThat(programs.postgres().resolve("postgres")).isExecutable();
    }

    private static Map<String, String> everyProgramIs(String path) {
        Map<String, String> environment = new HashMap<>();
        NAMED.forEach(name -> environment.put("PGSVC_" + name, path));
        return environment;
    }

    private static void requirePostgres() {
        assumeTrue(Files.isDirectory(Path.of("/usr/lib/postgresql")), "PostgreSQL is not installed here");
    }
}
