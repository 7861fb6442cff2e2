package pgsvc.concurrent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The same work on many items at once, begun when this is made. Threads are the system's: those that wait for I/O
/// in the place of virtual ones would delay the end of the program by 0.3 s, which is how long the virtual machine
/// waits for threads in native code.
///
/// @param <T> the items, each another one
/// @param <R> what comes of one
public final class Tasks<T, R> implements AutoCloseable {
    private final ExecutorService threads;
    private final SequencedMap<T, Future<R>> begun = new LinkedHashMap<>();

    private Tasks(ExecutorService threads) {
        this.threads = threads;
    }

    /// The work on one item. What goes wrong belongs into its result: it must not fail.
    public interface Task<T, R> {
        R on(T item) throws InterruptedException;
    }

    /// Begins.
    ///
    /// @param atOnce how many are worked on at the same time, at most
    public static <T, R> Tasks<T, R> begin(Collection<T> items, int atOnce, Task<T, R> task) {
        Tasks<T, R> tasks = new Tasks<>(Executors.newFixedThreadPool(atOnce));
        items.forEach(item -> tasks.begun.put(item, tasks.threads.submit(() -> task.on(item))));
        return tasks;
    }

    /// What came of all, in the order of the items. Whoever is interrupted while waiting for it ends what is left.
    public SequencedMap<T, R> results() throws InterruptedException {
        SequencedMap<T, R> results = new LinkedHashMap<>();
        try {
            for (Map.Entry<T, Future<R>> task : begun.entrySet()) {
                results.put(task.getKey(), task.getValue().get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task must not fail but have a result", e);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    /// Waits for what is still at work.
    @Override
    public void close() {
        threads.close();
    }
}
