package pgsvc.inventory.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.Diagnostics;

/// Whatever the bytes are: there is a value and no error, or an error and no value.
class YamlFuzzTest {
    private static final String[] PIECES = {
        "a: ",
        "b: ",
        "- ",
        "? ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "\"",
        "'",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        "&x ",
        "*x",
        "!unsafe ",
        "!vault ",
        "|\n",
        ">\n",
        "word",
        "1",
        "~",
        "yes",
        "#",
        "<<: ",
        ":",
        "---\n",
        "...\n",
        "%",
        "@",
        "!!int ",
        "\\",
        "é",
        "\t",
        "😀",
        "1:30",
        "\r\n",
        "0x",
        "=",
        "{{ x }}",
        "\u0085"
    };

    @Test
    void piecesOfYamlInAnyOrderAreReadOrRefused() {
        Random random = new Random(20_261_125);
        IntStream.range(0, 20_000).forEach(_ -> {
            StringBuilder yaml = new StringBuilder();
            random.ints(random.nextInt(1, 16), 0, PIECES.length).forEach(i -> yaml.append(PIECES[i]));
            readOrRefused(yaml.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void anInventoryWithAnyBytesChangedIsReadOrRefused() {
        byte[] inventory = """
                all:
                  children: &c
                    pg-test:
                      hosts: { 10.0.0.1: { pg_seq: 1, pg_role: 'primary' }, "db[1:3]": ~ }
                      vars: { <<: {a: 1}, pg_services: [ { name: x, port: 0x10, selector: "[]" } ] }
                  vars: { text: | }
                """.replace("| }", "\"é\" }").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        IntStream.range(0, 20_000).forEach(_ -> {
            byte[] changed = inventory.clone();
            IntStream.range(0, random.nextInt(1, 6))
                    .forEach(_ -> changed[random.nextInt(changed.length)] = (byte) random.nextInt(256));
            readOrRefused(changed);
        });
    }

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreReadOrRefused(byte[] content) {
        readOrRefused(content);
    }

    private static void readOrRefused(byte[] content) {
        Diagnostics found = new Diagnostics();
        Optional<Value> value = YamlReader.read("in.yml", content, found);
        assertThat(value.isEmpty()).isEqualTo(found.hasErrors());
    }
}
