package pgsvc.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.target.Account;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.reach.Targets;
import pgsvc.target.shell.Sshd;

/// Transactions on a real HAProxy behind a real sshd.
@Timeout(120)
class ApplyOverSshTest {
    private static final Targets TARGETS = new Targets("ssh", Duration.ofSeconds(30));
    private static Sshd sshd;

    @BeforeAll
    static void start() throws Exception {
        sshd = Sshd.start(Account.own());
    }

    @AfterAll
    static void end() throws Exception {
        if (sshd != null) {
            sshd.end();
        }
    }

    @Test
    void aServiceIsChangedAndServersComeAndGo(@TempDir Path folder) throws Exception {
        try (LiveHaproxy haproxy = new LiveHaproxy(folder, file(1000, "1"))) {
            long worker = haproxy.worker();

            assertThat(haproxy.apply(target(), file(1001, "1"))).isInstanceOf(Outcome.Applied.class);

            assertThat(haproxy.worker()).isNotEqualTo(worker);
            long reloaded = haproxy.worker();
            assertThat(haproxy.apply(target(), file(1001, "1", "2")))
                    .isInstanceOfSatisfying(
                            Outcome.Applied.class,
                            applied -> assertThat(applied.activation().reason()).isEqualTo("pg-a-2 comes"));
            assertThat(haproxy.worker()).isEqualTo(reloaded);
            assertThat(haproxy.statuses()).startsWith("pg-a-1:").contains(" pg-a-2:");
        }
    }

    @Test
    void whatHaproxyRefusesThereChangesNothing(@TempDir Path folder) throws Exception {
        try (LiveHaproxy haproxy = new LiveHaproxy(folder, file(1000, "1"))) {
            String wrong = LiveHaproxy.file("listen pg-a-primary\n    bind 127.0.67.50:5433\n    balance badly\n");

            assertThat(haproxy.apply(target(), wrong))
                    .isInstanceOfSatisfying(
                            Outcome.Skipped.class,
                            skipped -> assertThat(skipped.reason())
                                    .startsWith(
                                            "HAProxy refuses the configuration: pg-a-primary.cfg:4: balance only supports "));

            assertThat(folder.resolve("conf.d/pg-a-primary.cfg")).hasContent(file(1000, "1"));
        }
    }

    /// The lock is free and the journal is there: the next one undoes what was left, and does its own.
    @Test
    void afterAConnectionThatWasCutTheNextApplyMendsIt(@TempDir Path folder) throws Exception {
        try (LiveHaproxy haproxy = new LiveHaproxy(folder, file(1000, "1"))) {
            Target target = target();
            target.makeFolder(folder + "/.pgsvc");
            target.lock(folder + "/.pgsvc/lock", "who is cut");
            target.fill(
                    folder + "/.pgsvc/generations/000001",
                    Map.of("after/pg-a-primary.cfg", file(1001, "1")),
                    Map.of("before/pg-a-primary.cfg", folder + "/conf.d/pg-a-primary.cfg"),
                    true);
            target.write(folder + "/.pgsvc/journal", "generation 1\nupdate pg-a-primary.cfg\n");
            target.write(folder + "/conf.d/pg-a-primary.cfg", file(1001, "1"));
            sshd.cut();
            assertThatThrownBy(() -> target.read(folder + "/.pgsvc/journal"))
                    .isInstanceOfSatisfying(
                            TargetException.class, e -> assertThat(e.isGone()).isTrue());
            target.close();

            assertThat(haproxy.apply(target(), file(1002, "1"))).isInstanceOf(Outcome.Applied.class);

            assertThat(Files.readString(folder.resolve("conf.d/pg-a-primary.cfg")))
                    .isEqualTo(file(1002, "1"));
            assertThat(folder.resolve(".pgsvc/journal")).doesNotExist();
            assertThat(folder.resolve(".pgsvc/generations/000001/generation"))
                    .content()
                    .contains("result: undone");
        }
    }

    private static Target target() throws TargetException {
        return TARGETS.open("here", sshd.connection(Optional.empty()));
    }

    private static String file(int maxconn, String... instances) {
        StringBuilder section = new StringBuilder("""
                listen pg-a-primary
                    bind 127.0.67.50:5433
                    mode tcp
                    maxconn %d
                    balance roundrobin
                    default-server inter 200ms
                """.formatted(maxconn));
        for (String instance : instances) {
            section.append("    server pg-a-%1$s 127.0.67.5%1$s:6432 check port 8008 weight 100\n".formatted(instance));
        }
        return LiveHaproxy.file(section.toString());
    }
}
