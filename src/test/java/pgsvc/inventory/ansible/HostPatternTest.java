package pgsvc.inventory.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each choice was compared with that of Ansible 2.14's `--limit`.
class HostPatternTest {
    private static final AnsibleInventory INVENTORY = Inventories.read("""
            all:
              hosts: { lonely: , "fd00::1": , "fd00::2": }
              children:
                meta: { hosts: { 10.0.0.10: } }
                pg-test: { hosts: { 10.0.0.11: , 10.0.0.12: , 10.0.0.13: } }
                pg-test-2: { hosts: { "db[1:4]": } }
                infra: { children: { meta: , pg-test-2: } }
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all                      | lonely fd00::1 fd00::2 10.0.0.10 10.0.0.11 10.0.0.12 10.0.0.13 db1 db2 db3 db4
            *                        | lonely fd00::1 fd00::2 10.0.0.10 10.0.0.11 10.0.0.12 10.0.0.13 db1 db2 db3 db4
            pg-test                  | 10.0.0.11 10.0.0.12 10.0.0.13
            pg-test:meta             | 10.0.0.10 10.0.0.11 10.0.0.12 10.0.0.13
            pg-test,meta             | 10.0.0.10 10.0.0.11 10.0.0.12 10.0.0.13
            pg-test , meta           | 10.0.0.10 10.0.0.11 10.0.0.12 10.0.0.13
            pg-test meta             | 10.0.0.10 10.0.0.11 10.0.0.12 10.0.0.13
            10.0.0.13,10.0.0.11      | 10.0.0.11 10.0.0.13
            pg-*:!pg-test            | db1 db2 db3 db4
            !pg-test,pg-*            | db1 db2 db3 db4
            !pg-*                    | lonely fd00::1 fd00::2 10.0.0.10
            &infra                   | 10.0.0.10 db1 db2 db3 db4
            infra:&meta              | 10.0.0.10
            infra:&db*:!db2          | db1 db3 db4
            pg-test[0]               | 10.0.0.11
            pg-test[-1]              | 10.0.0.13
            pg-test[1:2]             | 10.0.0.12 10.0.0.13
            pg-test[1:]              | 10.0.0.12 10.0.0.13
            pg-test[2:9]             | 10.0.0.13
            pg-*[3:4]                | db1 db2
            10.0.0.1?                | 10.0.0.10 10.0.0.11 10.0.0.12 10.0.0.13
            10.0.0.1[!0]*            | 10.0.0.11 10.0.0.12 10.0.0.13
            db[1-3]*                 | db1 db2 db3
            ~db[13]                  | db1 db3
            ~pg-test$                | 10.0.0.11 10.0.0.12 10.0.0.13
            fd00::1                  | fd00::1
            fd00::*                  | fd00::1 fd00::2
            fd00::1,lonely           | lonely fd00::1
            ungrouped                | lonely fd00::1 fd00::2
            """)
    void hostsAreChosenAsAnsibleChoosesThem(String pattern, String chosen) throws PatternException {
        assertThat(String.join(" ", INVENTORY.match(pattern))).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing        | nothing      | No host or group of the inventory matches "nothing".
            pg-tset        | pg-tset      | No host or group of the inventory matches "pg-tset". Did you mean "pg-test"?
            meta:!x?       | x?           | No host or group of the inventory matches "x?".
            meta:&DB1      | DB1          | No host or group of the inventory matches "DB1". Did you mean "db1"?
            pg-test[3]     | pg-test[3]   | The pattern "pg-test[3]" asks for more than the 3 hosts that there are.
            pg-test[-4]    | pg-test[-4]  | The pattern "pg-test[-4]" asks for more than the 3 hosts that there are.
            pg-test[5:7]   | pg-test[5:7] | The pattern "pg-test[5:7]" asks for more than the 3 hosts that there are.
            db1[99999999999] | db1[99999999999] | The pattern "db1[99999999999]" asks for more than the 1 hosts that there are.
            ~(             | ~(           | The pattern "~(" is malformed: Unclosed group.
            `,`            | `,`          | The pattern for hosts is empty.
            ``             | ``           | The pattern for hosts is empty.
            """)
    void aPatternThatMatchesNothingIsAnError(String pattern, String part, String message) {
        assertThatThrownBy(() -> INVENTORY.match(pattern))
                .isInstanceOf(PatternException.class)
                .hasMessage(message)
                .extracting(e -> ((PatternException) e).part())
                .isEqualTo(part);
    }
}
