package pgsvc.inventory.jinja;

import org.junit.jupiter.api.Test;

/// Operators, names and literals; each result is Ansible's own.
class ExpressionTest {
    @Test
    void arithmeticIsPythons() {
        Rows.checkExpressions("""
                10 * pg_seq => '20'
                pg_seq + 1 => '3'
                7 // 2 => '3'
                -7 // 2 => '-4'
                7 % -3 => '-2'
                -7.5 // 2 => '-4.0'
                -7.5 % 2 => '0.5'
                7.5 % -2 => '-0.5'
                7 / 2 => '3.5'
                6 / 2 => '3.0'
                2 ** 10 => '1024'
                2 ** -1 => '0.5'
                2 ** 3 ** 2 => '64'
                -2 ** 2 => '4'
                2 ** 100 => '1267650600228229401496703205376'
                huge + 1 => '12345678901234567891'
                huge // 7 => '1763668414462081127'
                huge % 7 => '1'
                huge / 3 => '4.1152263004115226e+18'
                9223372036854775807 + 1 => '9223372036854775808'
                -9223372036854775808 - 1 => '-9223372036854775809'
                on + 1 => '2'
                0.1 + 0.2 => '0.30000000000000004'
                1e15 => '1000000000000000.0'
                1e16 => '1e+16'
                1e-5 => '1e-05'
                0.0001 => '0.0001'
                1e400 => 'inf'
                -0.0 => '-0.0'
                5e-324 => '5e-324'
                12345678.9 => '12345678.9'
                1 + 2 * 3 => '7'
                (1 + 2) * 3 => '9'
                'a' + 'b' => 'ab'
                'ab' * 3 => 'ababab'
                3 * 'ab' => 'ababab'
                'a' * -1 => ''
                [1] + [2] => [1, 2]
                [1, 2] * 2 => [1, 2, 1, 2]
                (1, 2) + (3,) => '(1, 2, 3)'
                '%02d' % pg_seq => '02'
                '%s-%03d' % (pg_cluster, pg_seq) => 'pg-test-002'
                '%.2f' % 3.14159 => '3.14'
                '%5s|%-5s|' % ('a', 'b') => '    a|b    |'
                '%x %%' % 255 => 'ff %'
                -ratio => '-2.5'
                +pg_seq => '2'
                - pg_seq|abs => '2'
                """);
    }

    @Test
    void comparisonsAndTestsArePythons() {
        Rows.checkExpressions("""
                1 < 2 < 3 => True
                1 < 3 < 2 => False
                1 == 1.0 => True
                1 == on => True
                '1' == 1 => False
                'a' < 'b' => True
                'B' < 'a' => True
                [1, 2] < [1, 3] => True
                [1, 2] == [1.0, 2] => True
                (1, 2) == [1, 2] => False
                nothing == none => True
                nothing == '' => False
                1 in numbers => True
                9 not in numbers => True
                'es' in pg_cluster => True
                'ip' in node => True
                pg_seq == 2 and pg_cluster => 'pg-test'
                empty or 'y' => 'y'
                false or none => ''
                not on => False
                not 1 == 2 => True
                1 if on else 2 => '1'
                1 if empty => ''
                'a' if pg_seq == 1 else 'b' if pg_seq == 2 else 'c' => 'b'
                pg_seq is defined => True
                missing is defined => False
                missing.a.b is defined => False
                node.zz is undefined => True
                nothing is none => True
                on is boolean => True
                on is number => True
                on is integer => False
                ratio is float => True
                pg_cluster is string => True
                missing is string => False
                node is mapping => True
                numbers is sequence => True
                pg_cluster is iterable => True
                pg_seq is iterable => False
                pg_seq is even => True
                pg_seq is odd => False
                pg_seq is divisibleby 2 => True
                pg_seq is eq(2) => True
                pg_seq is ne 2 => False
                pg_seq is gt 1 => True
                pg_seq is lt 1 => False
                pg_seq is in [1, 2] => True
                pg_seq is not in numbers => False
                on is sameas true => True
                1 is sameas true => False
                pg_cluster is match('pg') => True
                pg_cluster is match('test') => False
                pg_cluster is search('test') => True
                pg_cluster is search('TEST', ignorecase=true) => True
                pg_cluster is not match('x') => True
                'abc' is lower => True
                """);
    }

    @Test
    void attributesAndItemsAreFoundAndDefaultsStandInForWhatIsNot() {
        Rows.checkExpressions("""
                node.ip => '10.10.10.11'
                node['ip'] => '10.10.10.11'
                node.tags.dc => 'x'
                node['tags'].dc => 'x'
                numbers[0] => '3'
                numbers[-1] => '2'
                numbers.0 => '3'
                users[0].name => 'dbuser'
                users.1.name => 'admin'
                numbers[1:] => [1, 2]
                numbers[::-1] => [2, 1, 3]
                [1, 2, 3, 4, 5][1:4:2] => [2, 4]
                [1, 2, 3, 4, 5][4:1:-1] => [5, 4, 3]
                [1, 2, 3, 4, 5][-2:] => [4, 5]
                'hello'[1:3] => 'el'
                'hello'[-1] => 'o'
                'hello'[::-1] => 'olleh'
                {pg_seq: 'a'}[2] => 'a'
                {'a': {'b': 1}}.a.b => '1'
                groups['pg-test']|length => '2'
                groups[pg_cluster][0] => '10.10.10.11'
                hostvars['10.10.10.12'].pg_port => '6000'
                hostvars[groups['pg-test'][1]]['pg_port'] + 1 => '6001'
                hostvars['10.10.10.99'].pg_port|default(5432) => '5432'
                node.ip.split('.')[3]|int - 10 => '1'
                missing|default('x') => 'x'
                missing|default => ''
                missing.a['b'].c|default('x') => 'x'
                node.zz.y|default('x') => 'x'
                empty|default('x') => ''
                empty|default('x', true) => 'x'
                nothing|default('x') => ''
                nothing|default('x', true) => 'x'
                (missing|default({})).a|default('k') => 'k'
                numbers[9]|default('none') => 'none'
                [missing]|length => '1'
                """);
    }
}
