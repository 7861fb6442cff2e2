package pgsvc.sandbox.balancer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.concurrent.Waiting;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.process.Launcher;
import pgsvc.sandbox.process.Part;

/// Starts pgsvc's agent beside the HAProxies of a sandbox: this program again, as a process of its own.
public final class Agents {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String READY = "HAProxy takes commands";
    /// As `bin/pgsvc agent` has it.
    private static final List<String> SMALL = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xms4m",
            "-Xmn2m",
            "-Xmx24m",
            "-Xss256k",
            "-XX:TrimNativeHeapInterval=60000",
            "-XX:-UsePerfData",
            "-Xlog:disable");

    private final SandboxFolder folder;
    private final Launcher launcher;

    public Agents(SandboxFolder folder, Launcher launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    /// Whether this sandbox has agents, one a node that serves.
    public boolean areWanted() {
        return folder.hasAgents();
    }

    /// Starts those of some nodes, and waits until each has found its HAProxy.
    public void start(List<Node> nodes) throws SandboxException, InterruptedException {
        List<Started> all = new ArrayList<>();
        for (Node node : nodes) {
            long before = length(log(node));
            all.add(new Started(node, launcher.startAsIs(node, Part.AGENT, command(node)), before));
        }
        for (Started agent : all) {
            await(agent);
        }
    }

    /// @param before how much others had written into its log
    private record Started(Node node, ProcessHandle process, long before) {}

    private List<String> command(Node node) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("env", "MALLOC_ARENA_MAX=1"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(cache());
        command.addAll(List.of(
                "-cp",
                classPath(),
                "pgsvc.cli.Main",
                "agent",
                "-i",
                folder.inventory().toString()));
        command.addAll(List.of("--node", node.address()));
        return command;
    }

    /// The classes that this program was started with, if it was: without them an agent is slow where it hints first.
    private static List<String> cache() {
        return Stream.of(ProcessHandle.current().info().arguments().orElse(new String[0]))
                .filter(option -> option.startsWith("-XX:AOTCache="))
                .toList();
    }

    /// The agent works in a folder of its own.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void await(Started agent) throws SandboxException, InterruptedException {
        boolean _ = Waiting.until(() -> isReady(agent) || !agent.process().isAlive(), PATIENCE);
        if (!isReady(agent)) {
            throw new SandboxException(
                    "the agent of " + agent.node().address() + " does not find its HAProxy:\n  "
                            + Launcher.lastWords(folder, agent.node().address(), Part.AGENT),
                    "See whether that HAProxy runs: pgsvc sandbox status.");
        }
    }

    private boolean isReady(Started agent) {
        try {
            byte[] log = Files.readAllBytes(log(agent.node()));
            int from = (int) Math.min(agent.before(), log.length);
            return new String(log, from, log.length - from, StandardCharsets.UTF_8).contains(READY);
        } catch (IOException _) {
            return false;
        }
    }

    private Path log(Node node) {
        return Launcher.log(folder, node.address(), Part.AGENT);
    }

    private static long length(Path file) {
        return file.toFile().length();
    }
}
