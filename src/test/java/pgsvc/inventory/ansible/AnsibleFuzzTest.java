package pgsvc.inventory.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.inventory.ansible.document.AnsibleReader;
import pgsvc.inventory.ansible.source.InventorySource;

/// Whatever the words of an inventory are and in whatever order: it is read without an error or refused with one.
class AnsibleFuzzTest {
    private static final String[] WORDS = {
        "all", "hosts", "vars", "children", "_meta", "hostvars", "plugin", "g", "h", "ungrouped", "db[1:3]",
                "\"[::1]:22\"",
        "\"x:1\"", "ansible_group_priority", "1", "~", "[]", "{}", "\"\"", "!vault x", "[g, h]", "yes", "\"h[\"",
                "\"[2:1]\""
    };

    @Test
    void wordsOfInventoriesInAnyOrderAreReadOrRefused() {
        Random random = new Random(20_261_125);
        IntStream.range(0, 20_000)
                .forEach(_ -> readOrRefused(node(random, 0).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String node(Random random, int depth) {
        StringBuilder node = new StringBuilder("{");
        for (int i = random.nextInt(4); i > 0; i--) {
            String value = depth < 6 && random.nextInt(4) > 0 ? node(random, depth + 1) : word(random);
            node.append("? ").append(word(random)).append(" : ").append(value).append(", ");
        }
        return node.append("}").toString();
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreReadOrRefused(byte[] content) {
        readOrRefused(content);
    }

    private static void readOrRefused(byte[] content) {
        Diagnostics found = new Diagnostics();
        Optional<AnsibleInventory> inventory =
                AnsibleReader.read(new InventorySource.StandardInput(new ByteArrayInputStream(content)), found);
        assertThat(inventory.isEmpty()).isEqualTo(found.hasErrors());
    }
}
