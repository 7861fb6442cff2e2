package pgsvc.inventory.ansible.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.ansible.Inventories;
import pgsvc.inventory.ansible.source.InventorySource;

class VarsFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void filesCountMoreThanTheInventoryAndHostsMoreThanGroups() throws IOException {
        write("in.yml", """
                all: { vars: { a: all, b: all, c: all, d: all, e: all, f: all } }
                g: { hosts: { h: { e: host, f: host } }, vars: { b: group, c: group, d: group } }
                """);
        write("group_vars/all.yml", "{ c: all-file, d: all-file, e: all-file }");
        write("group_vars/g", "{ d: group-file, e: group-file }");
        write("host_vars/h.json", "{ \"f\": \"host-file\" }");
        assertThat(Inventories.hosts(read()))
                .isEqualTo("h [g] a=all b=group c=all-file d=group-file e=host f=host-file\n");
    }

    @Test
    void ofSeveralFilesForOneNameTheFirstKindIsRead() throws IOException {
        write("in.yml", "g: { hosts: { h: } }");
        write("group_vars/g.json", "{\"x\": \"json\"}");
        write("group_vars/g.yaml", "x: yaml");
        assertThat(Inventories.hosts(read())).isEqualTo("h [g] x=yaml\n");
        write("group_vars/g/first.yml", "x: folder");
        assertThat(Inventories.hosts(read())).isEqualTo("h [g] x=folder\n");
    }

    @Test
    void theFilesOfAFolderAreReadInOrderOfTheirNames() throws IOException {
        write("in.yml", "g: { hosts: { h: } }");
        write("group_vars/g/a.yml", "{ v: a, w: a, x: a }");
        write("group_vars/g/b", "{ w: b, x: b }");
        write("group_vars/g/c/deep.yml", "x: c");
        write("group_vars/g/d.txt", "x: other kind");
        write("group_vars/g/e.yml~", "x: backup");
        write("group_vars/g/.f.yml", "x: hidden");
        write("group_vars/g/g.d/x.yml", "x: folder with a dot");
        write("group_vars/g/h.yml", "# nothing");
        assertThat(Inventories.hosts(read())).isEqualTo("h [g] v=a w=b x=c\n");
    }

    @Test
    void aVariableKeepsTheFileThatItIsFrom() throws IOException {
        write("in.yml", "g: { hosts: { h: } }");
        write("host_vars/h.yml", "\nx: 1");
        assertThat(read().host("h").orElseThrow().variable("x").orElseThrow().nameWhere())
                .hasToString(folder.resolve("host_vars/h.yml") + ":2:1");
    }

    @Test
    void whatIsWrongInAFileIsToldThere() throws IOException {
        write("in.yml", "{ g: { hosts: { h: } }, b: }");
        write("group_vars/g.yml", "[1]");
        write("group_vars/b.yml", "x: [");
        write("host_vars/h.yml", "$ANSIBLE_VAULT;1.1;AES256\n6162");
        assertThat(Inventories.findings(new InventorySource.File(folder.resolve("in.yml"))))
                .isEqualTo("""
                        %1$s/group_vars/b.yml:1:5 error yaml-syntax: The file ends in the middle of a value. -> Close the last\
                         bracket or brace, or remove it.
                        %1$s/group_vars/g.yml:1:1 error vars-file-shape: A file of variables must be a mapping of their names to\
                         their values. -> Write `name: value` on each line.
                        %1$s/host_vars/h.yml:1:1 warning vars-file-encrypted: The whole file is encrypted by Ansible Vault, so\
                         its variables are unknown here and count as unset. -> Encrypt single values with `ansible-vault\
                         encrypt_string`, or pipe `ansible-inventory --list` to `-i -`.""".formatted(folder));
    }

    @Test
    void aGroupsNameIsNeverAPath() throws IOException {
        write("secret.yml", "x: 1");
        write("in.yml", "{ ../secret: { hosts: { h: } } }");
        write("group_vars/other.yml", "y: 1");
        assertThat(Inventories.hosts(read())).isEqualTo("h [../secret]\n");
    }

    private AnsibleInventory read() {
        return Inventories.read(new InventorySource.File(folder.resolve("in.yml")));
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
