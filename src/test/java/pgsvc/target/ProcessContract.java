package pgsvc.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a target does with real processes, besides.
public abstract class ProcessContract extends FilesContract {

    protected ProcessContract(Account account) {
        super(account);
    }

    @Test
    void aCommandsWordsAreTakenAsTheyAre() throws Exception {
        List<String> command =
                List.of("printf", "%s|", "a b", "", "'", "$HOME", "*", "two\nlines", "größe", "\\n", "~");

        assertThat(target.run(command)).isEqualTo(new Target.Result(0, "a b||'|$HOME|*|two\nlines|größe|\\n|~|"));
    }

    @Test
    void aCommandHasItsExitCodeBothStreamsAndNoInput() throws Exception {
        assertThat(target.run(List.of("sh", "-c", "cat; echo out; echo err >&2; printf end; exit 7")))
                .isEqualTo(new Target.Result(7, "out\nerr\nend"));
        assertThat(target.run(List.of("sh", "-c", "kill -9 $$")).exitCode()).isEqualTo(137);
    }

    @Test
    void aCommandMayPrintMuch() throws Exception {
        assertThat(target.run(List.of("sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x"))
                        .output())
                .isEqualTo("x".repeat(3_000_000));
    }

    @Test
    void programsOfTheAdministratorAreFound() throws Exception {
        assertThat(target.run(List.of("sh", "-c", "echo $PATH")).output()).contains(":/usr/sbin:/sbin");
    }

    @Test
    void aChildThatIsLeftBehindHasNeitherTheLockNorTheAnswer() throws Exception {
        target.lock(folder + "/lock", "first");
        String pid =
                target.run(List.of("sh", "-c", "sleep 600 & echo $!")).output().strip();
        try {
            assertThat(target.run(List.of("echo", "next"))).isEqualTo(new Target.Result(0, "next\n"));
            target.close();
            try (Target other = connect()) {
                other.lock(folder + "/lock", "second");
                assertThat(other.run(List.of("kill", "-0", pid)).succeeded()).isTrue();
            }
        } finally {
            try (Target other = connect()) {
                other.run(List.of("kill", "-9", pid));
            }
        }
    }

    @Test
    void aSocketGivesItsAnswer() throws Exception {
        Path own = Files.createTempDirectory("pgsvc-socket");
        Path socket = own.resolve("s");
        String answer = "größe\n" + "x".repeat(100_000) + "\n\n";
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            scene.open(own, socket);
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> serve(server, answer));

            assertThat(target.ask(socket.toString(), "show 'stat' $x")).isEqualTo(answer);
            assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo("show 'stat' $x\n");
        } finally {
            Files.delete(socket);
            Files.delete(own);
        }
    }

    private static String serve(ServerSocketChannel server, String answer) {
        try (SocketChannel channel = server.accept()) {
            ByteBuffer command = ByteBuffer.allocate(1000);
            while (channel.read(command) >= 0) {
                assertThat(command.hasRemaining()).isTrue();
            }
            ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return new String(command.array(), 0, command.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
