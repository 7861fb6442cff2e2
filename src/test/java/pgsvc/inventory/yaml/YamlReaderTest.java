package pgsvc.inventory.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.diagnostic.Diagnostics;

class YamlReaderTest {

    @Test
    void aMappingsOwnKeysWinOverThoseMergedIn() {
        assertValue("""
                base: &base {p: 1, q: 2}
                before: {q: 3, <<: *base}
                after: {<<: *base, q: 4, r: 5}
                """, "{base: {p: 1, q: 2}, before: {p: 1, q: 3}, after: {p: 1, q: 4, r: 5}}");
    }

    @Test
    void ofSeveralMappingsMergedTheEarlierWins() {
        assertValue("{<<: [{a: 1}, {a: 2, b: 2}, {b: 3, c: 3}]}", "{b: 2, c: 3, a: 1}");
    }

    @Test
    void ofTwoMergeKeysTheLaterWins() {
        assertValue("{<<: {a: 1}, <<: {a: 2}}", "{a: 2}");
    }

    @Test
    void aQuotedMergeKeyIsAKeyLikeAnyOther() {
        assertValue("{\"<<\": {a: 1}}", "{<<: {a: 1}}");
    }

    @Test
    void aliasesStandForTheirAnchorsInValuesAndKeys() {
        assertValue("{a: &x word, *x : [*x, *x]}", "{a: \"word\", word: [\"word\", \"word\"]}");
    }

    @Test
    void ansiblesTagsAreKept() {
        assertValue(
                """
                plain: "{{ x }}"
                text: !unsafe "{{ x }}"
                number: !unsafe 5
                list: !unsafe [a, {b: c, d: 1}]
                secret: !vault |
                  $ANSIBLE_VAULT;1.1;AES256
                  6162
                """,
                "{plain: \"{{ x }}\", text: u\"{{ x }}\", number: u\"5\", list: [u\"a\", {b: u\"c\", d: 1}], secret: vault}");
    }

    @Test
    void standardTagsConvert() {
        assertValue(
                "[!!str 12, !!int '3', !!float 3, !!bool on, !!null '', ! 12, !!map {}, !!seq []]",
                "[\"12\", 3, 3.0d, true, null, 12, {}, []]");
    }

    @Test
    void ofEqualKeysTheLastCountsWithAWarning() {
        assertValue("{a: 1, b: 2, a: 3}", "{a: 3, b: 2}");
        assertThat(Printed.findings("b: 0\na: 1\na: 3"))
                .isEqualTo(
                        "in.yml:3:1 warning yaml-duplicate-key: The key \"a\" stands in line 2 of this mapping already;"
                                + " the one above is ignored. -> Remove one of the two.");
    }

    @Test
    void overridingAMergedKeyIsNoDuplicate() {
        assertThat(Printed.findings("{<<: {a: 1}, a: 2}")).isEmpty();
    }

    @Test
    void everyValueKnowsItsPlace() {
        assertThat(Printed.places(Printed.read("""
                é😀: [1, "two"]
                b:
                  - c: d
                    e:

                  # a remark
                f: |
                  text
                """))).isEqualTo("""
                1:1-9:1 {}
                1:1-1:3 é😀
                1:5-1:15 []
                1:6-1:7 1
                1:9-1:14 "two"
                2:1-2:2 b
                3:3-4:7 []
                3:5-4:7 {}
                3:5-3:6 c
                3:8-3:9 "d"
                4:5-4:6 e
                4:7-4:7 null
                7:1-7:2 f
                7:4-9:1 "text
                "
                """);
    }

    @Test
    void jsonIsReadAsJsonWithPlacesInCodePoints() {
        assertThat(Printed.places(Printed.read("{\"😀\": [1e3, \"\\ud83d\\ude00\"],\n\t\"b\": null}")))
                .isEqualTo("""
                        1:1-2:12 {}
                        1:2-1:5 😀
                        1:7-1:28 []
                        1:8-1:11 1000.0d
                        1:13-1:27 "😀"
                        2:2-2:5 b
                        2:7-2:11 null
                        """);
    }

    @Test
    void whatOnlyLooksLikeJsonIsYaml() {
        assertValue("{a: 1e3, 'b': yes, }", "{a: \"1e3\", b: true}");
    }

    @Test
    void ansiblesJsonObjectsStandForUnsafeAndEncryptedText() {
        assertValue(
                "{\"a\": {\"__ansible_unsafe\": \"{{ x }}\"}, \"b\": {\"__ansible_vault\": \"…\"}}",
                "{a: u\"{{ x }}\", b: vault}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing", "---", "--- # nothing\n...\n", "\uFEFF"})
    void aFileWithoutContentIsNull(String yaml) {
        assertValue(yaml, "null");
    }

    @Test
    void aFileThatIsEncryptedAsAWholeIsAVault() {
        assertValue("$ANSIBLE_VAULT;1.1;AES256\n6162\n", "vault");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheEncoding(String charset) {
        byte[] content = "\uFEFFa: é".getBytes(Charset.forName(charset));
        assertThat(YamlReader.read("in.yml", content, new Diagnostics()).map(Printed::places))
                .contains("1:1-1:5 {}\n1:1-1:2 a\n1:4-1:5 \"é\"\n");
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertValue("a: 1\r\nb: |\r\n  x\r\n  y\r\n", "{a: 1, b: \"x\ny\n\"}");
    }

    @Test
    void equalWordsShareOneString() {
        Value.Sequence list = (Value.Sequence) Printed.read("[primary, primary]");
        Value.Text first = (Value.Text) list.items().get(0);
        Value.Text second = (Value.Text) list.items().get(1);
        assertThat(second.value()).isSameAs(first.value());
    }

    @Test
    void aliasesAreShared() {
        Value.Sequence list = (Value.Sequence) Printed.read("[&a {b: c}, *a]");
        assertThat(list.items().get(1)).isSameAs(list.items().get(0));
    }

    private static void assertValue(String yaml, String expected) {
        byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
        assertThat(YamlReader.read("in.yml", content, new Diagnostics()).map(Printed::value))
                .contains(expected);
    }
}
