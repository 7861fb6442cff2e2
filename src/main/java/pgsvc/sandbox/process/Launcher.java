package pgsvc.sandbox.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;

/// Starts processes that outlive this one: in a session of their own, with a mark in their environment, their words in
/// a file.
public final class Launcher {
    private final SandboxFolder folder;
    private final Account account;

    public Launcher(SandboxFolder folder, Account account) {
        this.folder = folder;
        this.account = account;
    }

    /// Whom they run as.
    public Account account() {
        return account;
    }

    /// Where a part of a node writes what it has to say.
    public static Path log(SandboxFolder folder, String node, Part part) {
        return folder.path().resolve(node, part.word() + ".log");
    }

    /// Starts a part of a node as the sandbox's account.
    ///
    /// @return its process; it may have ended already
    public ProcessHandle start(Node node, Part part, List<String> command) throws SandboxException {
        return launch(node.address(), part, account.command(command));
    }

    /// Starts a part of a node as whoever runs this.
    public ProcessHandle startAsIs(Node node, Part part, List<String> command) throws SandboxException {
        return launch(node.address(), part, command);
    }

    /// Starts etcd, which belongs to no node.
    public ProcessHandle startEtcd(List<String> command) throws SandboxException {
        return launch(Part.ETCD.word(), Part.ETCD, account.command(command));
    }

    private ProcessHandle launch(String place, Part part, List<String> command) throws SandboxException {
        List<String> whole = new ArrayList<>(List.of("setsid"));
        whole.addAll(command);
        File log = log(folder, place, part).toFile();
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.path().resolve(place).toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PATRONI_") || name.startsWith("PG"));
        environment.put("LC_ALL", "C.UTF-8");
        OwnProcess.mark(environment, folder, place, part);
        try {
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new SandboxException(
                    "cannot start " + part.word() + " of " + place + ": " + e.getMessage(),
                    "See whether " + command.getFirst() + " can be run.");
        }
    }

    /// The last lines that a part wrote, to be shown when it failed.
    public static String lastWords(SandboxFolder folder, String place, Part part) {
        try {
            List<String> lines = Files.readAllLines(log(folder, place, part));
            return String.join("\n  ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }
}
