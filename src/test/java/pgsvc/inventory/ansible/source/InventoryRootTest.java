package pgsvc.inventory.ansible.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pgsvc.inventory.ansible.Inventories;

class InventoryRootTest {

    @ParameterizedTest
    @MethodSource
    void whatIsNoInventoryIsToldSo(String content, String said) {
        assertThat(Inventories.findings(content)).isEqualTo("-:" + said);
    }

    static Stream<Arguments> whatIsNoInventoryIsToldSo() {
        String start = "Start with `all:` and put `children:` and `vars:` below it.";
        String empty = "1:1 error inventory-empty: There is nothing in the inventory. -> " + start;
        String shape =
                "1:1 error inventory-shape: An inventory is a mapping of groups, and here stands something else. -> "
                        + start;
        String convert = "Convert it: `ansible-inventory -i FILE --list --yaml > pgsvc.yml`.";
        String ini = "1:1 error inventory-ini: The file has sections in square brackets; pgsvc reads YAML and JSON. -> "
                + convert;
        return Stream.of(
                arguments("", empty),
                arguments("# nothing\n", empty),
                arguments("{}", empty),
                arguments("[]", shape),
                arguments("some words", shape),
                arguments("# hosts\n\n[pg-test]\n10.0.0.1 pg_seq=1\n", ini),
                arguments("[pg-test:vars]\npg_cluster=pg-test\n", ini),
                arguments(
                        "plugin: aws_ec2\nregions: [x]\n",
                        "1:1 error inventory-plugin: With the key `plugin` at its root, the file"
                                + " tells Ansible where to look for hosts; it names none itself. -> " + convert),
                arguments(
                        "$ANSIBLE_VAULT;1.1;AES256\n6162\n",
                        "1:1 error inventory-encrypted: The whole file is encrypted by Ansible"
                                + " Vault, and pgsvc holds no password. -> Pipe it in: `ansible-inventory -i FILE --list --ask-vault-pass |"
                                + " pgsvc ... -i -`."));
    }
}
