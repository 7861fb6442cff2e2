package pgsvc.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pgsvc.cli.command.Session;

class WatchingTest {
    @Test
    void onATerminalEachLookTakesTheFormersPlace() throws Exception {
        assertThat(twoRounds(true)).isEqualTo("\u001b[H\u001b[Jlook 1\n\u001b[H\u001b[Jlook 2\n");
    }

    @Test
    void elsewhereEachLookStandsBelowTheFormer() throws Exception {
        assertThat(twoRounds(false)).isEqualTo("look 1\nlook 2\n");
    }

    private static String twoRounds(boolean terminal) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream data = new PrintStream(out, true, StandardCharsets.UTF_8);
        Session session = new Session(InputStream.nullInputStream(), data, data, Map.of(), () -> terminal);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        new Watching(session, Duration.ZERO, end).run(to -> {
            to.print("look " + looks.incrementAndGet() + "\n");
            if (looks.get() == 2) {
                end.countDown();
            }
        });
        return out.toString(StandardCharsets.UTF_8);
    }
}
