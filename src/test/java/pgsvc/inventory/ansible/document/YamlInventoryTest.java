package pgsvc.inventory.ansible.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.inventory.ansible.AnsibleGroup;
import pgsvc.inventory.ansible.AnsibleHost;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.ansible.Inventories;

/// Each expected output was compared with that of Ansible 2.14.
class YamlInventoryTest {

    @Test
    void hostsStandInTheOrderOfTheirFirstAppearance() {
        AnsibleInventory inventory = Inventories.read("""
                all:
                  children:
                    infra: { hosts: { c: , a: } }
                    parent: { children: { pg-b: , pg-a: } }
                    pg-a: { hosts: { a: , b: , c: } }
                    pg-b: { hosts: { d: } }
                """);
        assertThat(Inventories.names(inventory)).containsExactly("c", "a", "b", "d");
        assertThat(Inventories.groups(inventory)).isEqualTo("""
                0 all [c, a, b, d]
                1 ungrouped []
                1 infra [c, a]
                1 parent [d, a, b, c]
                2 pg-b [d]
                2 pg-a [a, b, c]
                """);
    }

    @Test
    void theMostSpecificDefinitionCounts() {
        assertThat(Inventories.hosts(Inventories.read("""
                all:
                  vars: { v: all, w: all, x: all, y: all, z: all }
                  children:
                    parent:
                      vars: { w: parent, x: parent, y: parent, z: parent }
                      children:
                        b: { vars: { x: b, y: b, z: b }, hosts: { h: { z: host } } }
                        a: { vars: { x: a, y: a, ansible_group_priority: 2 }, hosts: { h: } }
                        c: { vars: { x: c }, hosts: { h: } }
                """)))
                .isEqualTo("h [a, b, c, parent] v=all w=parent x=a y=a z=host\n");
    }

    @Test
    void aVariableKnowsWhereItIsDefined() {
        AnsibleInventory inventory = Inventories.read("""
                g:
                  hosts: { h: { x: 1 } }
                  vars:
                    x: 2
                    y: 3
                """);
        AnsibleHost host = inventory.host("h").orElseThrow();
        assertThat(Stream.of(host.variable("x"), host.variable("y"))
                        .map(v -> v.orElseThrow().nameWhere() + " "
                                + v.orElseThrow().value().where()))
                .containsExactly("-:2:17 -:2:20", "-:5:5 -:5:8");
        assertThat(host.where()).hasToString("-:2:12");
        assertThat(host.variable("z")).isEmpty();
    }

    @Test
    void groupsBesideAllAreBelowIt() {
        AnsibleInventory inventory = Inventories.read("""
                all: { hosts: { lonely: }, vars: { x: 1 } }
                web: { hosts: { w: } }
                ungrouped: { hosts: { w: , u: } }
                """);
        assertThat(Inventories.hosts(inventory)).isEqualTo("""
                lonely [ungrouped] x=1
                w [web] x=1
                u [ungrouped] x=1
                """);
        assertThat(Inventories.groups(inventory)).isEqualTo("""
                0 all [lonely, u, w]
                1 ungrouped [u, lonely]
                1 web [w]
                """);
    }

    @Test
    void aGroupMayBeDefinedInParts() {
        assertThat(Inventories.hosts(Inventories.read("""
                one: { children: { g: { hosts: { h: { x: 1, y: 1 } }, vars: { v: 1, w: 1 } } } }
                g: { hosts: { h: { y: 2 } }, vars: { w: 2 } }
                """))).isEqualTo("h [g, one] v=1 w=2 x=1 y=2\n");
    }

    @Test
    void emptyPartsAndSingleWordsAreAllowed() {
        assertThat(Inventories.hosts(Inventories.read("""
                all:
                  hosts: h
                  vars:
                  children:
                    a:
                    b: { children: c, hosts: , vars: }
                """))).isEqualTo("h [ungrouped]\n");
    }

    @ParameterizedTest
    @MethodSource
    void aKeyMayStandForSeveralHosts(String key, List<String> names) {
        assertThat(Inventories.names(Inventories.read("g: { hosts: { \"" + key + "\": } }")))
                .isEqualTo(names);
    }

    static Stream<Arguments> aKeyMayStandForSeveralHosts() {
        return Stream.of(
                arguments("db[1:3]", List.of("db1", "db2", "db3")),
                arguments(
                        "db[08:11].example.com",
                        List.of("db08.example.com", "db09.example.com", "db10.example.com", "db11.example.com")),
                arguments("db[a:c]", List.of("dba", "dbb", "dbc")),
                arguments("db[Y:Z]", List.of("dbY", "dbZ")),
                arguments("db[y:B]", List.of("dby", "dbz", "dbA", "dbB")),
                arguments("db[1:10:4]", List.of("db1", "db5", "db9")),
                arguments("db[a:f:2]", List.of("dba", "dbc", "dbe")),
                arguments("db[:2]", List.of("db0", "db1", "db2")),
                arguments("[1:2]db[a:b]", List.of("1dba", "1dbb", "2dba", "2dbb")),
                arguments("10.0.0.[9:11]", List.of("10.0.0.9", "10.0.0.10", "10.0.0.11")),
                arguments("fd00::[1:2]", List.of("fd00::1", "fd00::2")));
    }

    @Test
    void aPortInTheKeyBecomesAVariable() {
        assertThat(Inventories.hosts(Inventories.read("""
                g:
                  hosts:
                    10.0.0.1:2222:
                    "db[1:2]:22": { x: 1 }
                    "[fd00::1]:23": { ansible_port: 24 }
                    fd00::2:
                    known:
                h: { hosts: { "known:25": } }
                """))).isEqualTo("""
                        10.0.0.1 [g] ansible_port=2222
                        db1 [g] ansible_port=22 x=1
                        db2 [g] ansible_port=22 x=1
                        fd00::1 [g] ansible_port=24
                        fd00::2 [g]
                        known [g, h]
                        """);
    }

    @Test
    void hostsOfTheSameGroupsShareTheirLayers() {
        AnsibleInventory inventory = Inventories.read("g: { hosts: { \"h[1:2]\": { x: 1 } }, vars: { y: 2 } }");
        AnsibleHost first = inventory.hosts().get(0);
        AnsibleHost second = inventory.hosts().get(1);
        assertThat(second.groupLayers()).isSameAs(first.groupLayers());
        assertThat(second.ownLayers().getFirst()).isSameAs(first.ownLayers().getFirst());
    }

    @Test
    void aChainOfAThousandGroupsIsNoChallenge() {
        StringBuilder chain = new StringBuilder("g0: { hosts: { h: } }\n");
        for (int i = 1; i < 1_000; i++) {
            chain.append("g")
                    .append(i)
                    .append(": { children: { g")
                    .append(i - 1)
                    .append(": } }\n");
        }
        AnsibleInventory inventory = Inventories.read(chain.toString());
        assertThat(inventory.groups().get("g0")).extracting(AnsibleGroup::depth).isEqualTo(1_000);
        assertThat(inventory.host("h").orElseThrow().groupNames()).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b", "a/b", "../a", "a..b", "a\\nb", "a\\0b", "-a", "", "a;b", "a{b}", "a:b", "\\e[31m", "[::1]x",
                ".a", "a'b", "a#b"
            })
    void aNameThatCannotBeAnAddressIsRefused(String name) {
        assertThat(Inventories.findings("g: { hosts: { \"" + name + "\": , fine: } }"))
                .startsWith("-:1:15 error inventory-host-")
                .doesNotContain("\n")
                .doesNotContain("\u001b");
    }

    @Test
    void theNameIsShownInOneLine() {
        assertThat(Inventories.findings("g: { hosts: { \"a\\nb\": } }"))
                .isEqualTo(
                        "-:1:15 error inventory-host-name: The name \"a\\u000ab\" cannot serve as the address of a server."
                                + " -> Use an IP address or a host name of letters, digits, dots and dashes.");
    }

    @ParameterizedTest
    @MethodSource
    void aMalformedRangeIsRefused(String key, String reason) {
        assertThat(Inventories.findings("g: { hosts: { \"" + key + "\": } }"))
                .isEqualTo(
                        "-:1:15 error inventory-host-range: The name \"" + key + "\" holds a range. " + reason
                                + " -> Write `db[1:3]` for three hosts; an IPv6 address takes no brackets unless a port follows.");
    }

    static Stream<Arguments> aMalformedRangeIsRefused() {
        String form = " is not of the form [1:9], [01:09], [a:f] or [1:9:2].";
        return Stream.of(
                arguments("db[1]", "The range [1]" + form),
                arguments("db[1:]", "The range [1:]" + form),
                arguments("db[a:3]", "The range [a:3]" + form),
                arguments("[::1]", "The range [::1]" + form),
                arguments("db[1:2", "A bracket is not closed."),
                arguments("db[01:100]", "With leading zeros, both ends of a range need the same number of digits."),
                arguments("db[3:1]", "A range goes upward, in steps of at least 1."),
                arguments("db[1:3:0]", "A range goes upward, in steps of at least 1."),
                arguments("db[1:999999999]", "More than 100000 hosts stand here, which is the limit."),
                arguments("db[1:999][1:999]", "More than 100000 hosts stand here, which is the limit."));
    }

    @Test
    void everythingWrongWithTheShapeIsToldAtOnce() {
        assertThat(Inventories.findings("""
                all:
                  hosts: [a, b]
                  vars: 5
                  host: { c: }
                  note: text
                  nothing:
                  children:
                    g: { hosts: { d: [1] }, vars: { ansible_group_priority: high } }
                    h: []
                    i: { children: { j: { children: { i: } } } }
                    k: { children: { k: , all: } }
                """)).isEqualTo("""
                -:2:10 error inventory-shape: The hosts of group "all" must be a mapping. -> Write a name and a colon on each\
                 line, without a dash: `name:`.
                -:3:9 error inventory-shape: The vars of group "all" must be a mapping. -> Write a name and a colon on each\
                 line, without a dash: `name:`.
                -:4:3 warning inventory-unknown-key: Group "all" has the key "host", which Ansible ignores. Did you mean\
                 "hosts"? -> Use `hosts`, `vars` or `children`; variables go below `vars:`.
                -:5:3 warning inventory-unknown-key: Group "all" has the key "note", which Ansible ignores. -> Use `hosts`,\
                 `vars` or `children`; variables go below `vars:`.
                -:8:22 error inventory-shape: The variables of host "d" must be a mapping. -> Write `d: { name: value }`, or\
                 nothing after the colon.
                -:8:61 error inventory-group-priority: The priority of group "g" ranks it among groups of its depth. -> Write\
                 a whole number.
                -:9:5 warning inventory-bad-group: What stands at "h" is no mapping, so it is no group; it is ignored. ->\
                 Write variables below `vars:`, or give the group a mapping with `hosts:`.
                -:10:22 error inventory-group-loop: Group "j" would stand below itself. -> Remove one of the two.
                -:11:22 error inventory-group-loop: Group "k" would stand below itself. -> Remove one of the two.
                -:11:27 error inventory-group-loop: Group "all" would stand below itself. -> Remove one of the two.""");
    }

    @Test
    void aHostAndAGroupOfOneNameAreWarnedOf() {
        assertThat(Inventories.findings("g: { hosts: { g: } }"))
                .isEqualTo(
                        "-:1:15 warning inventory-same-name: A group is called \"g\" too; where a name is asked for, the host"
                                + " counts. -> Rename one of the two.");
    }
}
