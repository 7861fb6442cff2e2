package pgsvc.inventory.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pgsvc.diagnostic.Diagnostics;

class JsonReaderTest {

    @Test
    void allKindsOfValuesAreRead() {
        assertThat(read("[1, -2.5e3, 123456789012345678901, \"x\\n\", true, false, null, {}, NaN]")
                        .map(Printed::value))
                .contains("[1, -2500.0d, 123456789012345678901, \"x\n\", true, false, null, {}, NaNd]");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNotJsonIsToldAtItsPlace(String json, String said) {
        Diagnostics found = new Diagnostics();
        assertThat(JsonReader.read("in.json", json.getBytes(StandardCharsets.UTF_8), found))
                .isEmpty();
        assertThat(Printed.findings(found))
                .isEqualTo("in.json:" + said + " -> Check what wrote it, for instance with `python3 -m json.tool`.");
    }

    static Stream<Arguments> whatIsNotJsonIsToldAtItsPlace() {
        return Stream.of(
                arguments("", "1:1 error json-syntax: This is not valid JSON: There is nothing at all."),
                arguments("{} {}", "1:4 error json-syntax: This is not valid JSON: Something follows the end."));
    }

    @Test
    void yamlIsNotJson() {
        Diagnostics found = new Diagnostics();
        assertThat(JsonReader.read("in.json", "a: b".getBytes(StandardCharsets.UTF_8), found))
                .isEmpty();
        assertThat(Printed.findings(found))
                .startsWith("in.json:1:2 error json-syntax: This is not valid JSON: Unrecognized token 'a'");
    }

    @Test
    void depthIsBounded() {
        Diagnostics found = new Diagnostics();
        assertThat(JsonReader.read("in.json", "[".repeat(10_000).getBytes(StandardCharsets.UTF_8), found))
                .isEmpty();
        assertThat(Printed.findings(found))
                .contains(" error json-syntax: This is not valid JSON: ")
                .contains("200");
    }

    private static java.util.Optional<Value> read(String json) {
        return JsonReader.read("in.json", json.getBytes(StandardCharsets.UTF_8), new Diagnostics());
    }
}
