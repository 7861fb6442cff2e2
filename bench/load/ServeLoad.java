import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/// Loads a `pgsvc serve`: event streams that stay open, and requests at a fixed rate, each on a virtual thread. A
/// request's time counts from when it was due, so that a server which stalls is not asked less for it. Run by
/// bench/serve: `java ServeLoad.java URL PID STREAMS RATE SECONDS`.
public final class ServeLoad implements AutoCloseable {
    /// In turn; the page and its parts as a browser asks for them.
    private static final List<String> PATHS = List.of(
            "/api/v1/status",
            "/metrics",
            "/",
            "/api/v1/simulation/pg-c00001",
            "/page.js",
            "/api/v1/findings",
            "/api/v1/session",
            "/api/v1/openapi.json");

    private static final int MOST_AT_ONCE = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String url;
    private final Map<String, ConcurrentLinkedQueue<Long>> times = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final LongAdder events = new LongAdder();
    private final LongAdder streamed = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder open = new LongAdder();
    private volatile boolean over;

    private ServeLoad(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Path process = Path.of("/proc", arguments[1], "status");
        int streams = Integer.parseInt(arguments[2]);
        int rate = Integer.parseInt(arguments[3]);
        int seconds = Integer.parseInt(arguments[4]);
        try (ServeLoad load = new ServeLoad(arguments[0])) {
            load.openStreams(streams);
            System.out.printf("%d streams are open%n", load.open.sum());
            long begin = System.nanoTime();
            load.ask(rate, Math.min(10, seconds));
            long early = memory(process, "VmRSS");
            load.ask(rate, Math.max(0, seconds - 10));
            load.awaitAnswers();
            long late = memory(process, "VmRSS");
            load.report((System.nanoTime() - begin) / 1e9);
            System.out.printf(
                    "memory: %d MiB after %d s, %d MiB at the end, %d MiB at most%n",
                    early, Math.min(10, seconds), late, memory(process, "VmHWM"));
        }
    }

    private void openStreams(int count) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.execute(() -> stream(begun));
        }
        if (!begun.await(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
            error("stream not begun");
        }
    }

    private void stream(CountDownLatch begun) {
        try (InputStream body = client.send(request("/api/v1/stream"), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            open.increment();
            byte[] buffer = new byte[1 << 16];
            boolean first = true;
            int read = body.read(buffer);
            while (read >= 0 && !over) {
                streamed.add(read);
                // A packed part ends so (RFC 1951, 3.2.4).
                if (read > 3 && buffer[read - 1] == -1 && buffer[read - 2] == -1 && buffer[read - 3] == 0) {
                    events.increment();
                }
                if (first) {
                    begun.countDown();
                    first = false;
                }
                read = body.read(buffer);
            }
            if (!over) {
                error("stream ended");
            }
        } catch (IOException e) {
            if (!over) {
                error("stream: " + e.getClass().getSimpleName());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept-Encoding", "gzip")
                .build();
    }

    /// So many a second, for so long.
    private void ask(int rate, int seconds) throws InterruptedException {
        long begin = System.nanoTime();
        long between = 1_000_000_000L / rate;
        for (long i = 0; i < (long) rate * seconds; i++) {
            long due = begin + i * between;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            String path = PATHS.get((int) (i % PATHS.size()));
            if (free.tryAcquire()) {
                threads.execute(() -> ask(path, due));
            } else {
                error("not begun, since " + MOST_AT_ONCE + " are open");
            }
        }
    }

    private void awaitAnswers() throws InterruptedException {
        if (!free.tryAcquire(MOST_AT_ONCE, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            error("not answered in " + PATIENCE.toSeconds() + " s");
        } else {
            free.release(MOST_AT_ONCE);
        }
    }

    private void ask(String path, long due) {
        try {
            HttpResponse<byte[]> answer = client.send(request(path), HttpResponse.BodyHandlers.ofByteArray());
            answered.add(answer.body().length);
            if (answer.statusCode() == 200) {
                times.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - due);
            } else {
                error(path + ": status " + answer.statusCode());
            }
        } catch (IOException e) {
            error(path + ": " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    private void error(String what) {
        errors.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    private void report(double seconds) {
        over = true;
        System.out.printf(Locale.ROOT, "all was answered, or given up, after %.1f s%n", seconds);
        System.out.printf("%-32s %8s %9s %9s %9s %9s%n", "path", "answers", "median", "95 %", "99 %", "longest");
        times.forEach((path, taken) -> row(path, taken.stream().mapToLong(Long::longValue)));
        row(
                "all",
                times.values().stream().flatMap(ConcurrentLinkedQueue::stream).mapToLong(Long::longValue));
        System.out.printf(
                Locale.ROOT,
                "answers: %.1f MiB/s; events: %d, %.1f MiB/s%n",
                answered.sum() / 1048576.0 / seconds,
                events.sum(),
                streamed.sum() / 1048576.0 / seconds);
        System.out.println("errors: " + (errors.isEmpty() ? "none" : errors));
    }

    private static void row(String path, LongStream nanoseconds) {
        long[] sorted = nanoseconds.sorted().toArray();
        if (sorted.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %8d %6.1f ms %6.1f ms %6.1f ms %6.1f ms%n",
                    path,
                    sorted.length,
                    at(sorted, 0.5),
                    at(sorted, 0.95),
                    at(sorted, 0.99),
                    at(sorted, 1));
        }
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }

    private static long memory(Path process, String what) throws IOException {
        return Files.readAllLines(process).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToLong(
                        line -> Long.parseLong(Arrays.asList(line.split("\\s+")).get(1)) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        client.shutdownNow();
    }
}
