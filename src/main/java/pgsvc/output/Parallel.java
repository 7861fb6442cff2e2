package pgsvc.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Spreads disk work over a few threads: most of its time is spent in the kernel.
final class Parallel {
    private static final int THREADS = 4;
    private static final int WORTH_A_THREAD = 32;

    private Parallel() {}

    @FunctionalInterface
    interface Task<T, R> {
        R run(T item) throws IOException, OutputException;
    }

    /// The results in the order of the items. After a failure the rest of its share is not tried.
    static <T, R> List<R> map(List<T> items, Task<T, R> task) throws IOException, OutputException {
        if (items.size() <= WORTH_A_THREAD) {
            return share(items, task);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<List<R>>> shares = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                List<T> part = items.subList(items.size() * i / THREADS, items.size() * (i + 1) / THREADS);
                shares.add(() -> share(part, task));
            }
            return joined(threads.invokeAll(shares));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static <T, R> List<R> share(List<T> items, Task<T, R> task) throws IOException, OutputException {
        List<R> results = new ArrayList<>(items.size());
        for (T item : items) {
            results.add(task.run(item));
        }
        return results;
    }

    private static <R> List<R> joined(List<Future<List<R>>> shares)
            throws IOException, OutputException, InterruptedException {
        List<R> all = new ArrayList<>();
        for (Future<List<R>> share : shares) {
            try {
                all.addAll(share.get());
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            }
        }
        return all;
    }

    private static IOException rethrown(@Nullable Throwable cause) throws IOException, OutputException {
        return switch (cause) {
            case OutputException refused -> throw refused;
            case IOException failed -> failed;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
