package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.cli.command.Session;
import pgsvc.concurrent.Waiting;
import pgsvc.pipeline.Pipeline;
import pgsvc.resolve.Resolution;
import pgsvc.topology.PlayedPatronis;
import picocli.CommandLine;

@Timeout(30)
class LeaderWatchTest {
    /// Longer than the test may take.
    private static final Duration PAUSE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Resolution resolution(int port, String more) throws Exception {
        Path file = Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  children:
                    pg-test:
                      hosts:
                        127.0.88.41: { pg_seq: 1, pg_role: primary }
                        127.0.88.42: { pg_seq: 2, pg_role: replica }
                      vars: { pg_cluster: pg-test, patroni_port: %d }
                %s""".formatted(port, more));
        return Pipeline.resolve(file.toString(), InputStream.nullInputStream(), Optional.empty())
                .resolution()
                .orElseThrow();
    }

    private static LeaderWatch watch() {
        return new LeaderWatch(
                new CommandLine(new ServeCommand().spec()).parseArgs(),
                new Session(InputStream.nullInputStream(), System.out, System.err, Map.of(), () -> false));
    }

    @Test
    void aPauseEndsWhenAnotherLeads() throws Exception {
        try (PlayedPatronis patronis = new PlayedPatronis("127.0.88.41", "127.0.88.42");
                LeaderWatch watch = watch()) {
            watch.follow(resolution(patronis.port(), ""));
            settle(watch, patronis);

            patronis.lead(2);
            watch.rest(PAUSE);

            patronis.lead(1);
            watch.rest(PAUSE);
        }
    }

    /// Until the one who leads at first is known, whose coming is no news.
    private static void settle(LeaderWatch watch, PlayedPatronis patronis) throws InterruptedException {
        assertThat(Waiting.until(() -> watch.leaders().containsValue(patronis.leader()), Duration.ofSeconds(10)))
                .isTrue();
        watch.rest(Duration.ZERO);
    }

    @Test
    void ofAFleetNobodyIsWatched() throws Exception {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < LeaderWatch.MOST_CLUSTERS; i++) {
            others.append("""
                        pg-%1$d:
                          hosts: { 127.0.89.%1$d: { pg_seq: 1, pg_role: primary } }
                          vars: { pg_cluster: pg-%1$d }
                    """.formatted(i).indent(0));
        }
        try (PlayedPatronis patronis = new PlayedPatronis("127.0.88.41", "127.0.88.42");
                LeaderWatch watch = watch()) {
            watch.follow(resolution(patronis.port(), others.toString()));
            patronis.lead(2);
            watch.rest(Duration.ofSeconds(2));

            assertThat(watch.leaders()).isEmpty();
        }
    }
}
