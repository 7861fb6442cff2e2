package pgsvc.cli.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pgsvc.hint.Balancer;
import pgsvc.hint.GivenHint;

/// A load balancer of which the last hints are noted beside its socket, for the page of `pgsvc serve`. That is done
/// after the hint and in a thread of its own, so that no hint waits for it.
final class NotedBalancer implements Balancer {
    private static final int MOST = 50;

    private final Balancer told;
    private final Path file;
    private final Consumer<String> warnings;
    private final InstantSource clock;
    private final Deque<String> lines = new ArrayDeque<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("notes").daemon().factory());
    private boolean warned;

    /// @param socket the load balancer's
    /// @param warnings hears once that nothing can be noted
    NotedBalancer(Balancer told, Path socket, Consumer<String> warnings, InstantSource clock) {
        this.told = told;
        this.file = socket.resolveSibling(GivenHint.FILE);
        this.warnings = warnings;
        this.clock = clock;
    }

    @Override
    public String tell(List<String> commands) throws IOException {
        String remarks = told.tell(commands);
        if (remarks.isEmpty()) {
            String line = GivenHint.of(clock.instant(), commands).toString();
            writer.execute(() -> note(line));
        }
        return remarks;
    }

    private void note(String line) {
        try {
            if (lines.isEmpty() && Files.exists(file)) {
                lines.addAll(Files.readAllLines(file));
            }
            lines.add(line);
            while (lines.size() > MOST) {
                lines.remove();
            }
            replace(lines.stream().map(one -> one + "\n").collect(Collectors.joining()));
        } catch (IOException e) {
            warn(e);
        }
    }

    /// Whoever reads it meanwhile sees the former notes or these.
    private void replace(String text) throws IOException {
        Path whole = Files.createTempFile(file.getParent(), "." + GivenHint.FILE, "");
        try {
            Files.writeString(whole, text);
            Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void warn(IOException e) {
        if (!warned) {
            warned = true;
            warnings.accept("cannot note its hints for pgsvc serve beside HAProxy's socket: " + e);
        }
    }
}
