package pgsvc.whatif;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.model.Cluster;
import pgsvc.model.Roles;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.resolve.Resolution;

/// From an inventory's text to a simulation, and from there to text.
public final class Simulated {
    private Simulated() {}

    public static Resolution resolution(String inventory) throws PatternException {
        Resolved resolved = Pipeline.resolve(
                "-", new ByteArrayInputStream(inventory.getBytes(StandardCharsets.UTF_8)), Optional.empty());
        if (resolved.hasErrors()) {
            throw new IllegalStateException(resolved.diagnostics().toString());
        }
        return resolved.resolution().orElseThrow();
    }

    /// The inventory's first cluster.
    public static Matrix matrix(String inventory, int losses, Roles roles) throws PatternException {
        Resolution resolution = resolution(inventory);
        Cluster cluster = resolution.inventory().clusters().getFirst();
        return Simulation.simulate(resolution, cluster, losses, roles);
    }

    /// A line for each situation: `led by 1, without 4: primary 1; replica 2 3; offline 2 (backup)`. Names of
    /// instances lose what stands before the last hyphen.
    static String text(Matrix matrix) {
        StringBuilder text = new StringBuilder();
        for (Situation situation : matrix.situations()) {
            StringJoiner services = new StringJoiner("; ");
            for (int row = 0; row < matrix.rows().size(); row++) {
                services.add(matrix.rows().get(row).label() + " " + word(matrix.serving(situation, row)));
            }
            text.append("led by ")
                    .append(situation.leader().map(Simulated::number).orElse("nobody"))
                    .append(situation.lost().isEmpty() ? "" : ", without ")
                    .append(situation.lost().stream().map(Simulated::number).collect(Collectors.joining(" ")))
                    .append(": ")
                    .append(services)
                    .append('\n');
        }
        return text.toString();
    }

    private static String word(Serving serving) {
        return serving.isEmpty()
                ? "none"
                : Stream.concat(
                                serving.servers().stream()
                                        .map(name -> number(name) + (serving.byBackup() ? " (backup)" : "")),
                                serving.perhaps().stream().map(name -> number(name) + "?"))
                        .collect(Collectors.joining(" "));
    }

    private static String number(String instance) {
        return instance.substring(instance.lastIndexOf('-') + 1);
    }
}
