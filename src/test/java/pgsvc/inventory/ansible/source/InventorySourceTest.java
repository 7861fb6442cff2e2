package pgsvc.inventory.ansible.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.ansible.Inventories;

class InventorySourceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aDashIsStandardInput() {
        assertThat(InventorySource.of("-", Inventories.stream("g: { hosts: { h: } }")))
                .isInstanceOf(InventorySource.StandardInput.class)
                .satisfies(
                        source -> assertThat(Inventories.read(source).source()).isEqualTo("-"));
    }

    @Test
    void aScriptIsRunOnceWhereItPrintsMeta() throws IOException {
        Path script = script("""
                [ "$*" = --list ] || exit 9
                echo '{"_meta": {"hostvars": {"a": {"x": 1}, "none": {"x": 2}}}, "g": {"hosts": ["a", "b"]}}'
                """);
        assertThat(Inventories.hosts(read(script))).isEqualTo("a [g] x=1\nb [g]\n");
    }

    @Test
    void aScriptWithoutMetaIsAskedForEachHost() throws IOException {
        Path script = script("""
                case "$*" in
                  --list) echo '{"web": ["b", "a"], "all": {"children": ["web"], "vars": {"y": 2}}, "solo": {"z": 3}}' ;;
                  "--host solo") ;;
                  *) echo "{\\"me\\": \\"$2\\"}" ;;
                esac
                """);
        assertThat(Inventories.hosts(read(script))).isEqualTo("""
                b [web] me=b y=2
                a [web] me=a y=2
                solo [solo] y=2 z=3
                """);
    }

    @Test
    void aScriptsErrorIsShownWithoutControlCharacters() throws IOException {
        Path script = script("printf 'no\\033[31m token' >&2; exit 3");
        assertThat(Inventories.findings(source(script)))
                .isEqualTo(script
                        + ":1:1 error inventory-script: Run with --list it ended with exit code 3. It printed: no[31m"
                        + " token -> Run it by hand: `" + script + " --list` must print JSON.");
    }

    @Test
    void aScriptThatPrintsNoJsonIsRefusedAtThePlaceInItsOutput() throws IOException {
        Path script = script("printf '{\\n [1]'");
        assertThat(Inventories.findings(source(script)))
                .startsWith(script + ":2:")
                .contains(" error json-syntax: ");
        Path list = script("echo '[]'");
        assertThat(Inventories.findings(source(list)))
                .isEqualTo(list + ":1:1 error inventory-shape: The program must print a JSON object. -> Print what"
                        + " `ansible-inventory --list` prints.");
    }

    @Test
    void aScriptThatNeverEndsIsEnded() throws IOException {
        Path script = script("sleep 600");
        Diagnostics found = new Diagnostics();
        assertThat(new InventoryScript(script, Duration.ofMillis(200), found).run("--list"))
                .isEmpty();
        assertThat(found.sorted().getFirst().detail()).isEqualTo("Run with --list it was not done within 0 s.");
    }

    @Test
    void aScriptThatPrintsWithoutEndIsCutOff() throws IOException {
        Path script = script("exec yes");
        assertThat(Inventories.findings(source(script)))
                .startsWith(script + ":1:1 error file-too-large: The file has more than 64 MiB");
    }

    @Test
    void aScriptWithoutItsInterpreterIsToldOf() throws IOException {
        Path script = executable("in.sh", "#!/no/such/shell\n");
        assertThat(Inventories.findings(source(script)))
                .startsWith(script + ":1:1 error inventory-script: It cannot be started: ");
    }

    @Test
    void aScriptWithoutItsExecuteBitIsNotRun() throws IOException {
        Path script = Files.writeString(folder.resolve("in.sh"), "#!/bin/sh\necho '{}'\n");
        assertThat(Inventories.findings(source(script)))
                .isEqualTo(
                        script
                                + ":1:1 error inventory-not-executable: The file starts like a program, but lacks its execute"
                                + " bit, so it is not run. -> Allow it with `chmod +x`, or remove the line `#!` from a YAML file.");
    }

    @Test
    void aYamlFileWithTheExecuteBitIsRead() throws IOException {
        Path yaml = executable("in.yml", "g: { hosts: { h: } }");
        assertThat(Inventories.names(Inventories.read(source(yaml)))).containsExactly("h");
    }

    @Test
    void aMissingFileIsToldWithOneOfASimilarName() throws IOException {
        Files.writeString(folder.resolve("pigsty.yml"), "");
        Path missing = folder.resolve("pigsti.yml");
        assertThat(Inventories.findings(source(missing)))
                .isEqualTo(missing + ":1:1 error inventory-missing: There is no such file. Did you mean \"pigsty.yml\"?"
                        + " -> Name the inventory with `-i FILE`.");
        Path astray = folder.resolve("no/such.yml");
        assertThat(Inventories.findings(source(astray)))
                .isEqualTo(astray
                        + ":1:1 error inventory-missing: There is no such file, nor the folder that it should be in."
                        + " -> Name the inventory with `-i FILE`.");
    }

    @Test
    void aFolderIsRefusedWithTheFilesInIt() throws IOException {
        Files.writeString(folder.resolve("b.yml"), "");
        Files.writeString(folder.resolve("a.yaml"), "");
        Files.writeString(folder.resolve("c.txt"), "");
        assertThat(Inventories.findings(source(folder)))
                .isEqualTo(folder + ":1:1 error inventory-folder: This is a folder, and an inventory is one file."
                        + " -> Name a file in it: a.yaml, b.yml.");
    }

    @Test
    void aPathThroughAFileIsUnreadable() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Inventories.findings(source(file.resolve("in.yml"))))
                .startsWith(file + "/in.yml:1:1 error inventory-unreadable: Reading fails: ");
    }

    private static InventorySource source(Path path) {
        return InventorySource.of(path.toString(), Inventories.stream(""));
    }

    private static AnsibleInventory read(Path path) {
        return Inventories.read(source(path));
    }

    private Path script(String body) throws IOException {
        return executable("in.sh", "#!/bin/sh\n" + body);
    }

    private Path executable(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
