package pgsvc.inventory.declare;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.inventory.InventoryReader;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.inventory.ansible.source.InventorySource;
import pgsvc.model.Connection;
import pgsvc.model.Connection.Become;
import pgsvc.model.Node;

class ConnectionReaderTest {
    private static final Optional<Become> SUDO_TO_ROOT = Optional.of(new Become("root", List.of("sudo")));

    @Test
    void withoutAVariableSshKnowsAll() throws PatternException {
        assertThat(connection("{ ansible_user: null, ansible_host: '', ansible_port: }"))
                .isEqualTo(ssh("db1"));
        assertThat(connection("{ ansible_connection: smart }")).isEqualTo(ssh("db1"));
        assertThat(connection("{ ansible_connection: ansible.builtin.ssh, ansible_become: no }"))
                .isEqualTo(ssh("db1"));
    }

    @Test
    void whatTheInventorySaysGoesToSsh() throws PatternException {
        assertThat(connection("""
                { ansible_host: 10.0.0.1, ansible_port: "{{ base + 22 }}", base: 40000, ansible_user: dba,
                  ansible_ssh_private_key_file: "~/.ssh/id of {{ inventory_hostname }}",
                  ansible_ssh_common_args: '-o ProxyCommand="ssh -W %h:%p ''jump host''" -C',
                  ansible_ssh_extra_args: -v, ansible_become: yes }"""))
                .isEqualTo(new Connection.Ssh(
                        "10.0.0.1",
                        OptionalInt.of(40022),
                        Optional.of("dba"),
                        Optional.of("~/.ssh/id of db1"),
                        List.of("-o", "ProxyCommand=ssh -W %h:%p 'jump host'", "-C", "-v"),
                        SUDO_TO_ROOT));
    }

    @Test
    void theOldNamesOfAnsibleCountBeforeTheNewOnes() throws PatternException {
        assertThat(connection("""
                { ansible_host: a, ansible_ssh_host: b, ansible_port: 1, ansible_ssh_port: 2, ansible_user: c,
                  ansible_ssh_user: 7, ansible_private_key_file: /e, ansible_ssh_private_key_file: /f }"""))
                .isEqualTo(new Connection.Ssh(
                        "b", OptionalInt.of(2), Optional.of("7"), Optional.of("/f"), List.of(), Optional.empty()));
    }

    @Test
    void aNodeMayBeThisMachine() throws PatternException {
        assertThat(connection("{ ansible_connection: local, ansible_port: nonsense }"))
                .isEqualTo(new Connection.Local(Optional.empty()));
        assertThat(connection("{ ansible_connection: local, ansible_become: true, ansible_become_user: haproxy,"
                        + " ansible_become_exe: '/opt/sudo -H', ansible_become_method: ansible.builtin.sudo }"))
                .isEqualTo(new Connection.Local(Optional.of(new Become("haproxy", List.of("/opt/sudo", "-H")))));
    }

    @Test
    void eachMistakeIsToldWithItsPlace() throws PatternException {
        assertThat(findings("{ ansible_connection: winrm }"))
                .isEqualTo("-:3:32 connection-unknown: ansible_connection is \"winrm\", and pgsvc reaches nodes over"
                        + " ssh or is on them. -> Write ssh or local, or leave the node out with -l.");
        assertThat(findings(
                        "{ ansible_host: -oProxyCommand=x, ansible_port: 70000, ansible_ssh_common_args: \"-o 'x\" }"))
                .isEqualTo("""
                        -:3:26 connection-word-invalid: ansible_host is "-oProxyCommand=x". ssh and sudo would take it \
                        for an option, or for several words. -> Write one word that does not begin with a hyphen.
                        -:3:58 port-invalid: ansible_port is the number 70000. -> Write a whole number from 1 to \
                        65535, or leave it out for the default where it has one.
                        -:3:90 connection-arguments-invalid: ansible_ssh_common_args cannot be split into words as a \
                        shell does: a quote has no end. -> Close the quote.""");
        assertThat(findings("{ ansible_user: [a], ansible_become: true, ansible_become_method: su }"))
                .isEqualTo("""
                        -:3:26 value-type: ansible_user is a list, but it must be text. -> Write text here.
                        -:3:76 become-method-unknown: ansible_become_method is "su", and pgsvc becomes another user \
                        with sudo alone. -> Write sudo, or connect as the user who may write HAProxy's files.""");
        assertThat(findings("{ ansible_host: \"{{ lookup('dns') }}\" }")).startsWith("-:3:26 value-unreadable: ");
    }

    @Test
    void aMeaninglessBooleanIsTold() throws PatternException {
        Diagnostics found = new Diagnostics();

        assertThat(node("{ ansible_become: maybe }").connection().read(found)).contains(ssh("db1"));
        assertThat(text(found))
                .isEqualTo("-:3:28 boolean-unclear: ansible_become is the text \"maybe\", which counts as false."
                        + " -> Write true or false.");
    }

    private static Connection.Ssh ssh(String host) {
        return new Connection.Ssh(
                host, OptionalInt.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    private static Connection connection(String variables) throws PatternException {
        Diagnostics found = new Diagnostics();
        return node(variables).connection().read(found).orElseThrow(() -> new AssertionError(text(found)));
    }

    private static String findings(String variables) throws PatternException {
        Diagnostics found = new Diagnostics();
        assertThat(node(variables).connection().read(found)).isEmpty();
        return text(found);
    }

    /// Reading the inventory alone must say nothing of connections.
    private static Node node(String variables) throws PatternException {
        String yaml = "all:\n  hosts:\n    db1: " + variables.replace("\n", " ") + "\n";
        Diagnostics found = new Diagnostics();
        InventorySource source =
                new InventorySource.StandardInput(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        Node node = InventoryReader.read(source, Optional.empty(), found)
                .orElseThrow(() -> new AssertionError(text(found)))
                .nodes()
                .getFirst();
        assertThat(text(found)).isEmpty();
        return node;
    }

    private static String text(Diagnostics found) {
        return found.sorted().stream()
                .map(d -> d.where() + " " + d.rule().id() + ": " + d.detail() + " -> " + d.mend())
                .collect(joining("\n"));
    }
}
