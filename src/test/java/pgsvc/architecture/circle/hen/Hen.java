package pgsvc.architecture.circle.hen;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import pgsvc.architecture.circle.egg.Egg;

/// Half of a circle, for the test to find.
@Tag("example")
public record Hen(Egg lays, Path nest) {
    boolean isAtHome() {
        return Files.exists(nest);
    }
}
