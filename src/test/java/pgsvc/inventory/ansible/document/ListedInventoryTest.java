package pgsvc.inventory.ansible.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.ansible.Inventories;

class ListedInventoryTest {

    @Test
    void theOutputOfAnsibleInventoryIsRead() {
        AnsibleInventory inventory = Inventories.read("""
                {
                    "_meta": { "hostvars": {
                        "a": { "pg_seq": 1, "pg_services": [], "text": { "__ansible_unsafe": "{{ x }}" } },
                        "b": {},
                        "stranger": { "x": 1 }
                    } },
                    "all": { "children": ["ungrouped", "pg-test"] },
                    "pg-test": { "hosts": ["b", "a"], "vars": { "pg_cluster": "pg-test" } },
                    "ungrouped": { "hosts": ["c"] }
                }
                """);
        assertThat(Inventories.hosts(inventory)).isEqualTo("""
                b [pg-test] pg_cluster=pg-test
                a [pg-test] pg_cluster=pg-test pg_seq=1 pg_services=0 items text={{ x }}
                c [ungrouped]
                """);
        assertThat(inventory.host("a").orElseThrow().where()).hasToString("-:8:33");
    }

    @Test
    void anInventoryInJsonSyntaxIsRead() {
        assertThat(Inventories.hosts(Inventories.read(
                        "{\"g\": {\"hosts\": {\"db[1:2]\": {\"x\": 1e3}},\n\t\"vars\": {\"y\": null}}}")))
                .isEqualTo("db1 [g] x=1000.0 y=null\ndb2 [g] x=1000.0 y=null\n");
    }

    @Test
    void everythingWrongWithTheShapeIsToldAtOnce() {
        String mend = " -> Write what `ansible-inventory --list` writes.\n";
        assertThat(Inventories.findings("""
                { "_meta": { "hostvars": { "a": 5 } },
                  "g": { "hosts": ["a", 7, "../x"],
                         "vars": [],
                         "children": ["g", "all"] },
                  "h": { "hosts": "a" },
                  "i": null }
                """) + "\n")
                .isEqualTo("-:1:33 error inventory-shape: The variables of host \"a\" must be an object." + mend
                        + "-:2:25 error inventory-shape: A name of a host or a group must be a text." + mend
                        + "-:2:28 error inventory-host-name: The name \"../x\" cannot serve as the address of a server. -> Use an IP"
                        + " address or a host name of letters, digits, dots and dashes.\n"
                        + "-:3:18 error inventory-shape: The vars of group \"g\" must be an object." + mend
                        + "-:4:23 error inventory-group-loop: Group \"g\" would stand below itself. -> Remove it from these children.\n"
                        + "-:4:28 error inventory-group-loop: Group \"all\" would stand below itself. -> Remove it from these children.\n"
                        + "-:5:19 error inventory-shape: The hosts of group \"h\" must be a list of names." + mend
                        + "-:6:8 error inventory-shape: Group \"i\" must be an object or a list of hosts." + mend);
    }
}
