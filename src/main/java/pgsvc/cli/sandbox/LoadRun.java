package pgsvc.cli.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.view.sandbox.LoadProgress;
import pgsvc.cli.view.sandbox.LoadView;
import pgsvc.load.Load;
import pgsvc.load.LoadException;
import pgsvc.load.LoadPlan;
import pgsvc.load.history.History;
import pgsvc.load.report.Report;
import pgsvc.load.timeline.TimelineSvg;
import pgsvc.sandbox.Answers;
import pgsvc.sandbox.Disturbance;
import pgsvc.sandbox.Sandbox;
import pgsvc.sandbox.layout.SandboxException;

/// One load from its start to its report.
///
/// @param plot the file that the timeline is drawn into
record LoadRun(LoadPlan plan, Sandbox sandbox, Session session, LoadView view, Optional<Path> plot) {
    /// A failover may go on when the load ends.
    private static final Duration VERIFY = Duration.ofSeconds(90);

    /// @return what to exit with: failed when an acknowledged write is lost
    int run(Disturbance.Kind kind, String cluster)
            throws LoadException, SandboxException, InterruptedException, CommandException {
        Load load = new Load(plan);
        load.prepare();
        Report report = report(load, kind, cluster);
        return report.lostWrites() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    /// Whoever ends it early gets the report all the same, before the program ends.
    private Report report(Load load, Disturbance.Kind kind, String cluster)
            throws LoadException, SandboxException, InterruptedException, CommandException {
        try (Termination _ = Termination.calls(load::stop)) {
            History history = history(load, kind, cluster);
            Report report = Report.of(history, load.verify(history, VERIFY));
            view.print(plan, history, report);
            if (plot.isPresent()) {
                draw(history, plot.get());
            }
            session.out().flush();
            return report;
        }
    }

    private History history(Load load, Disturbance.Kind kind, String cluster)
            throws SandboxException, InterruptedException {
        try (LoadProgress _ = LoadProgress.start(load, session.err(), session.coloured());
                Disturbance disturbance = Disturbance.start(kind, cluster, sandbox, load)) {
            History history = load.run().named(Answers.names(sandbox.layout()));
            disturbance.requireDone();
            return history;
        }
    }

    private void draw(History history, Path file) throws CommandException {
        try {
            Files.writeString(file, TimelineSvg.of("Clients of " + plan.writer().name(), history));
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + file + ": " + e.getMessage() + ".");
        }
    }
}
