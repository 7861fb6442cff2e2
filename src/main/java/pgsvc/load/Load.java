package pgsvc.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.load.history.Action;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;
import pgsvc.load.history.Verification;

/// One writer and some readers at a live cluster, in an open model: each attempt begins when it is due, whatever
/// became of those before it, as users do not wait for one another.
///
/// In this order: [#prepare], [#run] (once), [#verify]. The others may be called from any thread at any time.
public final class Load {
    private static final int MOST_IN_FLIGHT = 400;
    private static final Duration FOR_EVER = Duration.ofDays(36_500);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /// How much longer than its patience an attempt may take to be over with, on a machine that is busy.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final LoadPlan plan;
    private final LoadTable table;
    private final ClientLoad writer;
    private final List<ClientLoad> readers;
    private final Queue<Mark> marks = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable Stopwatch> started = new AtomicReference<>();

    /// Nothing is connected to yet.
    public Load(LoadPlan plan) {
        this(plan, MOST_IN_FLIGHT);
    }

    Load(LoadPlan plan, int mostInFlight) {
        this.plan = plan;
        this.table = new LoadTable(new Connector(plan.writer(), plan.login()), plan.patience());
        InFlight inFlight = new InFlight(mostInFlight);
        this.writer = client(Action.WRITE, plan.writer(), inFlight);
        this.readers = plan.readers().stream()
                .map(reader -> client(Action.READ, reader, inFlight))
                .toList();
    }

    private ClientLoad client(Action action, ServicePort port, InFlight inFlight) {
        return new ClientLoad(action, new Connector(port, plan.login()), plan.patience(), inFlight);
    }

    /// Creates the table `pgsvc_load` through the writer's port, empty; one that is there is dropped.
    ///
    /// @throws LoadException when the port does not serve, or the user may not create a table
    public void prepare() throws LoadException {
        try {
            table.createAnew();
        } catch (SQLException e) {
            throw new LoadException(
                    "cannot create a table through " + plan.writer() + ": "
                            + Failures.kind(e, plan.patience()).words(),
                    "Check that the cluster has a leader, and that " + plan.login() + " may log in and create tables.",
                    e);
        }
    }

    /// Runs until the plan's duration is over or [#stop] is called, and waits for the attempts in flight then.
    ///
    /// @throws IllegalStateException when it has run already
    /// @throws InterruptedException when this thread is interrupted; attempts in flight end by themselves
    public History run() throws InterruptedException {
        Stopwatch watch = Stopwatch.start();
        if (!started.compareAndSet(null, watch)) {
            throw new IllegalStateException("a load runs once");
        }
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        Duration length;
        try {
            length = schedule(watch, executor);
        } finally {
            executor.shutdown();
        }
        Duration most = plan.patience().plus(GRACE);
        if (!executor.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("attempts are not over after " + most);
        }
        return history(length);
    }

    /// Ends the run early.
    public void stop() {
        stopped.countDown();
    }

    /// Notes an event at the present time; before the run begins, at its start. What is noted after it
    /// is not part of its history.
    ///
    /// @param what such as `switchover asked`
    public void mark(String what) {
        marks.add(new Mark(elapsed(), what));
    }

    /// How far the run is.
    public Progress snapshot() {
        return new Progress(
                elapsed(),
                clients().mapToLong(ClientLoad::ended).sum(),
                clients().mapToLong(ClientLoad::failed).sum());
    }

    /// Compares what was promised with what the table holds, read through the writer's port as soon as a primary
    /// answers there.
    ///
    /// @param history what [#run] gave
    /// @param deadline how long to try
    /// @throws LoadException when no primary has answered by then
    public Verification verify(History history, Duration deadline) throws LoadException, InterruptedException {
        return Verification.of(history.writer(), numbers(deadline));
    }

    private Set<Long> numbers(Duration deadline) throws LoadException, InterruptedException {
        Stopwatch watch = Stopwatch.start();
        while (true) {
            try {
                return table.numbers();
            } catch (SQLException e) {
                if (watch.elapsed().compareTo(deadline) >= 0) {
                    throw new LoadException(
                            "cannot read what was written through " + plan.writer() + ": "
                                    + Failures.kind(e, plan.patience()).words(),
                            "Check that the cluster has a leader again; the rows are in the table pgsvc_load.",
                            e);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /// @return the length of the run
    private Duration schedule(Stopwatch watch, ExecutorService executor) throws InterruptedException {
        Duration end = plan.duration().orElse(FOR_EVER);
        for (long number = 1; plan.due(number).compareTo(end) < 0; number++) {
            Duration due = plan.due(number);
            if (stoppedBefore(due, watch)) {
                return watch.elapsed();
            }
            begin(number, due, watch, executor);
        }
        return stoppedBefore(end, watch) ? watch.elapsed() : end;
    }

    private void begin(long number, Duration due, Stopwatch watch, ExecutorService executor) {
        clients().forEach(client -> client.begin(number, due, watch, executor));
    }

    private boolean stoppedBefore(Duration moment, Stopwatch watch) throws InterruptedException {
        return stopped.await(moment.minus(watch.elapsed()).toNanos(), TimeUnit.NANOSECONDS);
    }

    private History history(Duration length) {
        return new History(
                length,
                writer.history(),
                readers.stream().map(ClientLoad::history).toList(),
                marks.stream().sorted(Comparator.comparing(Mark::at)).toList());
    }

    private Duration elapsed() {
        return Optional.ofNullable(started.get()).map(Stopwatch::elapsed).orElse(Duration.ZERO);
    }

    private Stream<ClientLoad> clients() {
        return Stream.concat(Stream.of(writer), readers.stream());
    }
}
