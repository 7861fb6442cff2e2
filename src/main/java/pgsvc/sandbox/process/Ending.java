package pgsvc.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import pgsvc.concurrent.Waiting;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;

/// Ends processes of a sandbox.
public final class Ending {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHARED_MEMORY_LINE = 7;

    private final SandboxFolder folder;

    public Ending(SandboxFolder folder) {
        this.folder = folder;
    }

    /// Ends them without a warning (SIGKILL), and waits until they are gone.
    public void kill(List<OwnProcess> processes) throws SandboxException, InterruptedException {
        processes.forEach(process -> process.handle().destroyForcibly());
        awaitEnd(processes);
    }

    /// Ends all. PostgreSQL is asked to (SIGQUIT, its immediate shutdown), so that it gives its shared memory back;
    /// first goes what would start it again.
    public void endAll() throws SandboxException, InterruptedException {
        kill(running(Part.PATRONI));
        List<OwnProcess> postgres = running(Part.POSTGRES);
        signal("QUIT", postgres);
        awaitEnd(postgres);
        // What ends last may have started another meanwhile.
        for (List<OwnProcess> rest = OwnProcess.all(folder); !rest.isEmpty(); rest = OwnProcess.all(folder)) {
            kill(rest);
        }
    }

    private List<OwnProcess> running(Part part) {
        return OwnProcess.all(folder).stream()
                .filter(process -> process.part() == part)
                .toList();
    }

    private static void signal(String name, List<OwnProcess> processes) throws SandboxException, InterruptedException {
        for (OwnProcess process : processes) {
            run(List.of(
                    "/bin/sh", "-c", "kill -" + name + " " + process.handle().pid()));
        }
    }

    /// PostgreSQL that was killed leaves a segment of shared memory, whose number stands in its `postmaster.pid`.
    ///
    /// @param data PostgreSQL's data folder
    public static void freeSharedMemory(Path data) throws SandboxException, InterruptedException {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() >= SHARED_MEMORY_LINE) {
                String[] keyAndId = lines.get(SHARED_MEMORY_LINE - 1).strip().split(" +");
                run(List.of("ipcrm", "--shmem-id", keyAndId[keyAndId.length - 1]));
            }
        } catch (IOException e) {
            throw new SandboxException("cannot read " + file + ": " + e.getMessage(), "See who owns it.");
        }
    }

    private static void run(List<String> command) throws SandboxException, InterruptedException {
        try {
            // What is gone already cannot be ended: no failure.
            int _ = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new SandboxException("cannot run " + command.getFirst() + ": " + e.getMessage(), "Install it.");
        }
    }

    private static void awaitEnd(List<OwnProcess> processes) throws SandboxException, InterruptedException {
        boolean gone = Waiting.until(() -> processes.stream().noneMatch(OwnProcess::isRunning), PATIENCE);
        if (!gone) {
            OwnProcess left =
                    processes.stream().filter(OwnProcess::isRunning).findFirst().orElseThrow();
            throw new SandboxException(
                    "process " + left.handle().pid() + " (" + left.part().word() + " of " + left.place()
                            + ") does not end",
                    "See what holds it (ps -o stat,wchan " + left.handle().pid() + ").");
        }
    }
}
