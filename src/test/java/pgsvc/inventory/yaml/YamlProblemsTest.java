package pgsvc.inventory.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlProblemsTest {

    @Test
    void aSecondDocumentIsRefusedAtItsStart() {
        assertFinding(
                "a: 1\n---\nb: 2",
                "in.yml:2:1 error yaml-several-documents: A second document starts here; Ansible reads"
                        + " files of one document only. -> Remove the line `---`, or move what follows into a file of its own.");
    }

    @Test
    void anUnquotedTemplateIsAComplexKey() {
        assertFinding(
                "a: {{ b }}",
                "in.yml:1:4 error yaml-complex-key: Braces without quotes are a mapping in YAML, and a"
                        + " mapping cannot be a key: `{{` starts no template here. -> Put quotes around the template: \"{{ name }}\".");
    }

    @Test
    void aListCannotBeAKey() {
        assertFinding(
                "? [a]\n: b",
                "in.yml:1:3 error yaml-complex-key: A list, a mapping or an encrypted text cannot be a key"
                        + " in an inventory. -> Write a word as the key.");
    }

    @Test
    void allProblemsThatAreNotOfSyntaxAreToldAtOnce() {
        assertFinding("""
                a: !valt x
                b: !!int x
                c: !!bool ''
                d: =
                e: {<<: [1]}
                f: !!set {}
                """, """
                in.yml:1:4 error yaml-tag: The tag !valt means nothing for this kind of value. Did you mean "!vault"?\
                 -> Remove the tag, or put quotes around a text that starts with an exclamation mark.
                in.yml:2:4 error yaml-tag: The value "x" is not what the tag !!int says. -> Remove the tag or mend the value.
                in.yml:3:4 error yaml-tag: The value "" is not what the tag !!bool says. -> Remove the tag or mend the value.
                in.yml:4:4 error yaml-tag: The sign = without quotes has a meaning of its own in YAML, and Ansible refuses it\
                 here. -> Put quotes around it.
                in.yml:5:5 error yaml-merge: The merge key << takes a mapping or a list of mappings, and here is something\
                 else. -> Write `<<: *name`, where &name stands at a mapping above.
                in.yml:6:4 error yaml-tag: The tag !!set means nothing for this kind of value. -> Remove the tag, or put\
                 quotes around a text that starts with an exclamation mark.""");
    }

    @Test
    void anAliasNeedsItsAnchorAboveIt() {
        assertFinding(
                "a: &base {}\nb: *bsae",
                "in.yml:2:4 error yaml-unknown-anchor: There is no anchor &bsae above this line."
                        + " Did you mean \"base\"? -> Define the anchor, or put quotes around a text that starts with an asterisk.");
    }

    @Test
    void anAliasInsideItsOwnAnchorIsRefused() {
        assertFinding(
                "a: &x [*x]",
                "in.yml:1:8 error yaml-unknown-anchor: The alias *x stands inside the value that it repeats,"
                        + " which has no end. -> Write the value out.");
    }

    @Test
    void anAnchorIsDefinedOnce() {
        assertFinding(
                "a: &x 1\nb: &x 2",
                "in.yml:2:4 error yaml-duplicate-anchor: The anchor &x stands above already, and"
                        + " Ansible refuses the second one. -> Give one of the two another name.");
    }

    @Test
    void aliasesOfAliasesEndAtFiveMillionValues() {
        String bomb = IntStream.range(0, 9)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(i == 0 ? 0 : 10) + "x]\n")
                .collect(Collectors.joining());
        assertFinding(
                bomb,
                "in.yml:8:15 error yaml-alias-bomb: With its aliases written out, the file has more than 5000000"
                        + " values, which is the limit. -> Remove aliases that repeat other aliases.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
    void tenThousandLevelsAreTooDeep(String opening) {
        assertThat(Printed.findings(opening.repeat(10_000)))
                .startsWith("in.yml:1:")
                .endsWith(" error yaml-too-deep: More than 200 levels are nested here, which is the limit."
                        + " -> Close the brackets or reduce the indentation: an inventory needs a dozen levels.");
    }

    @Test
    void aliasesCannotNestDeeperThanBrackets() {
        String chain = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "- &a" + i + " [*a" + (i - 1) + "]\n")
                .collect(Collectors.joining("", "- &a0 x\n", ""));
        assertFinding(
                chain,
                "in.yml:200:10 error yaml-too-deep: More than 200 levels are nested here, which is the limit."
                        + " -> Close the brackets or reduce the indentation: an inventory needs a dozen levels.");
    }

    @Test
    void blocksOfAThousandLevelsAreTooDeep() {
        String steps =
                IntStream.range(0, 1_000).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
        assertFinding(
                steps,
                "in.yml:200:200 error yaml-too-deep: More than 200 levels are nested here, which is the limit."
                        + " -> Close the brackets or reduce the indentation: an inventory needs a dozen levels.");
    }

    @Test
    void moreThan64MebibytesAreTooLarge() {
        assertThat(Printed.findings(new byte[YamlReader.MAX_BYTES + 1]))
                .isEqualTo("in.yml:1:1 error file-too-large: The file has more than 64 MiB, which is the limit."
                        + " -> Split the inventory, or name the right file.");
    }

    @Test
    void aFileWithZeroBytesIsNotText() {
        assertFinding(
                "a: b\0",
                "in.yml:1:1 error file-binary: Byte 5 of the file is zero, which no text holds. -> Name a YAML"
                        + " or JSON file; a text in UTF-16 without its byte order mark must be saved as UTF-8.");
    }

    @Test
    void latin1IsRefusedAtItsFirstByteThatIsNotUtf8() {
        byte[] latin1 = "ä: 1\nbö: ü".getBytes(StandardCharsets.UTF_8);
        latin1[7] = (byte) 0xFC;
        assertThat(Printed.findings(latin1))
                .isEqualTo("in.yml:2:2 error file-encoding: The byte 0xFC is not UTF-8."
                        + " -> Save the file as UTF-8: `iconv -f latin1 -t utf-8` turns Latin-1 into it.");
    }

    @Test
    void utf32IsRefused() {
        assertThat(Printed.findings("\uFEFFa: b".getBytes(Charset.forName("UTF-32LE"))))
                .isEqualTo(
                        "in.yml:1:1 error file-encoding: The file is encoded in UTF-32, which Ansible cannot read either."
                                + " -> Save it as UTF-8.");
    }

    @Test
    void aControlCharacterIsToldAtItsPlace() {
        assertFinding(
                "a: b\n😀: \u0007",
                "in.yml:2:4 error file-control-character: The character U+0007 stands here, unseen in"
                        + " most editors; YAML does not allow it. -> Delete it, or write it as an escape in double quotes.");
    }

    private static void assertFinding(String yaml, String expected) {
        assertThat(Printed.findings(yaml)).isEqualTo(expected);
    }
}
