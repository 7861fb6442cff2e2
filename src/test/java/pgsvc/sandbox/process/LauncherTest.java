package pgsvc.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;

class LauncherTest {
    private static final Node NODE = new Node.Instance("pg-test", 1, "primary", "127.0.0.11");

    @TempDir
    Path temporary;

    private SandboxFolder folder;
    private Launcher launcher;

    @BeforeEach
    void makeAFolder() throws Exception {
        folder = new SandboxFolder(temporary);
        Files.createDirectories(folder.node(NODE));
        launcher = new Launcher(folder, new Account(Optional.empty()));
    }

    @Test
    void whatAPartSaysIsAddedToItsLog() throws Exception {
        launcher.start(NODE, Part.PATRONI, List.of("echo", "first")).onExit().get();
        launcher.start(NODE, Part.PATRONI, List.of("sh", "-c", "echo second >&2"))
                .onExit()
                .get();

        assertThat(folder.node(NODE).resolve("patroni.log")).hasContent("first\nsecond\n");
    }

    @Test
    void itRunsInASessionAndAFolderOfItsOwnWithoutInputAndWithAMark() throws Exception {
        String script =
                "test $(ps -o sid= -p $$) = $$ && echo leads; pwd; wc -c; env | grep '^P[GA]' | grep -v '^PATH='"
                        + "| grep -v '^PWD=' | sort; echo $LC_ALL";

        launcher.start(NODE, Part.PGBOUNCER, List.of("sh", "-c", script))
                .onExit()
                .get();

        Path node = folder.node(NODE);
        assertThat(node.resolve("pgbouncer.log"))
                .hasContent("leads\n" + node + "\n0\nPGSVC_SANDBOX=" + temporary
                        + "\nPGSVC_SANDBOX_PART=pgbouncer\nPGSVC_SANDBOX_PLACE=127.0.0.11\nC.UTF-8\n");
    }

    @Test
    void theLastEightLinesAreItsLastWords() throws Exception {
        String lines =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(Launcher.log(folder, "127.0.0.11", Part.PATRONI), lines);

        assertThat(Launcher.lastWords(folder, "127.0.0.11", Part.PATRONI))
                .isEqualTo("line 13\n  line 14\n  line 15\n  line 16\n  line 17\n  line 18\n  line 19\n  line 20");
    }

    @Test
    void withoutALogThatIsSaid() {
        Path log = Launcher.log(folder, "127.0.0.11", Part.ETCD);

        assertThat(Launcher.lastWords(folder, "127.0.0.11", Part.ETCD))
                .isEqualTo("(its log cannot be read: " + log + ")");
    }

    @Test
    void aNodeWithoutAFolderCannotStartAnything() {
        Node other = new Node.Proxy("pg-proxy-1", "127.0.0.21");

        assertThatThrownBy(() -> launcher.start(other, Part.HAPROXY, List.of("sleep", "1000")))
                .isInstanceOfSatisfying(
                        SandboxException.class, e -> assertThat(e.mend()).isEqualTo("See whether sleep can be run."))
                .hasMessageStartingWith("cannot start haproxy of 127.0.0.21: ");
    }

    @Test
    void anotherAccountIsChangedToAndOnesOwnIsNot() {
        List<String> command = List.of("patroni", "patroni.yml");

        assertThat(new Account(Optional.empty()).command(command)).isEqualTo(command);
        assertThat(new Account(Optional.of("postgres")).command(command))
                .containsExactly(
                        "setpriv",
                        "--reuid=postgres",
                        "--regid=postgres",
                        "--init-groups",
                        "--",
                        "patroni",
                        "patroni.yml");
        assertThat(Account.exists("root")).isTrue();
        assertThat(Account.exists("nobody-of-that-name")).isFalse();
    }
}
