package pgsvc.run.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.pipeline.Pipeline;
import pgsvc.render.RenderedFile;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.run.process.ConfigurationCheck;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;

/// Lets HAProxy check the files of every node, the base configuration included, as the node would load them.
public final class HaproxyCheck {
    private static final int AT_ONCE = 2;

    private final HaproxyBinary haproxy;

    public HaproxyCheck(HaproxyBinary haproxy) {
        this.haproxy = haproxy;
    }

    /// What HAProxy says, each thing once, at the declaration of the service that it is about; at the node
    /// where it names no file.
    ///
    /// @throws HaproxyException when HAProxy cannot be run, or the disk has no room for the files
    public List<Diagnostic> check(Resolution resolution) throws HaproxyException {
        Map<String, List<RenderedFile>> files =
                Pipeline.render(resolution, true).files().stream().collect(Collectors.groupingBy(RenderedFile::node));
        List<Callable<List<Diagnostic>>> checks = new ArrayList<>();
        for (LoadBalancer balancer : resolution.loadBalancers()) {
            List<RenderedFile> own = files.getOrDefault(balancer.node().name(), List.of());
            checks.add(() -> check(balancer, own));
        }
        Diagnostics found = new Diagnostics();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<List<Diagnostic>> result : threads.invokeAll(checks)) {
                found.addAll(result.get());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HaproxyException("interrupted while HAProxy checked", "Try again.");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
        return found.sorted();
    }

    private static HaproxyException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case HaproxyException known -> known;
            case IOException disk ->
                new HaproxyException(
                        "cannot write the files that HAProxy is to check: " + disk.getMessage(),
                        "Make room in the folder for temporary files (TMPDIR).");
            case null, default -> throw new IllegalStateException(cause);
        };
    }

    private List<Diagnostic> check(LoadBalancer balancer, List<RenderedFile> files)
            throws IOException, HaproxyException {
        Path folder = Files.createTempDirectory("pgsvc-check-");
        try {
            Path services = Files.createDirectory(folder.resolve("conf.d"));
            Path base = folder.resolve("haproxy.cfg");
            for (RenderedFile file : files) {
                boolean isBase = file.kind() == RenderedFile.Kind.BASE;
                Files.writeString(isBase ? base : services.resolve(file.name()), file.content());
            }
            ConfigurationCheck check = ConfigurationCheck.of(haproxy, List.of(base, services));
            return new Complaints(balancer).of(check);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
