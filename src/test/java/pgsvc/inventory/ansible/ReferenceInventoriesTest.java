package pgsvc.inventory.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pgsvc.inventory.ansible.source.InventorySource;

/// The inventories of the reference, real and made up, beside the checkout.
class ReferenceInventoriesTest {
    private static final Path REFERENCE = Path.of("../shared/corpus/reference");

    @Test
    void allAreReadButTheOneThatIsBroken() throws IOException {
        assumeTrue(Files.isDirectory(REFERENCE), "The reference's inventories are not at " + REFERENCE);
        Map<String, String> said = new TreeMap<>();
        for (Path inventory : inventories()) {
            String findings = Inventories.findings(new InventorySource.File(inventory));
            if (!findings.isEmpty()) {
                said.put(
                        inventory.getName(inventory.getNameCount() - 2).toString(),
                        findings.replace(inventory.toString(), "input.yml"));
            }
        }
        assertThat(said)
                .isEqualTo(Map.of(
                        "yaml-bad-group",
                        "input.yml:11:7 warning inventory-unknown-key: Group \"typo\" has the key \"host\", which Ansible ignores. Did you"
                                + " mean \"hosts\"? -> Use `hosts`, `vars` or `children`; variables go below `vars:`.",
                        "yaml-syntax-limit",
                        "input.yml:13:1 error yaml-syntax: The file ends in the middle of a value. -> Close the last bracket or brace, or"
                                + " remove it."));
    }

    private static List<Path> inventories() throws IOException {
        try (Stream<Path> files = Files.find(REFERENCE, 3, (file, _) -> file.endsWith("input.yml"))) {
            List<Path> found = files.sorted().toList();
            assertThat(found).hasSizeGreaterThan(100);
            return found;
        }
    }
}
