package pgsvc.inventory.jinja;

import org.junit.jupiter.api.Test;

/// Filters and methods; each result is Ansible's own.
class FilterTest {
    @Test
    void textsAreEdited() {
        Rows.checkExpressions("""
                pg_cluster ~ '-' ~ pg_seq => 'pg-test-2'
                'a' ~ 1 ~ none ~ true ~ 1.5 ~ [1] => 'a1NoneTrue1.5[1]'
                greeting|trim => 'Hello World'
                greeting|length => '13'
                greeting|lower => ' hello world '
                greeting|upper => ' HELLO WORLD '
                greeting|trim|lower|replace(' ', '_') => 'hello_world'
                'xxaxx'|trim('x') => 'a'
                'aaa'|replace('a', 'b', 2) => 'bba'
                'abc'|replace('', '-') => '-a-b-c-'
                'hello world'|capitalize => 'Hello world'
                'hello-world foo(bar'|title => 'Hello-World Foo(Bar'
                'a,b'|split(',') => ['a', 'b']
                '%s-%d'|format('a', 3) => 'a-3'
                pg_cluster|regex_replace('^pg-(.*)$', '\\1') => 'test'
                pg_cluster|regex_replace('(?P<x>t)', '<\\g<x>>') => 'pg-<t>es<t>'
                'abxd'|regex_replace('x*', '-') => '-a-b--d-'
                'a[b]'|regex_replace('[[\\]]', '') => 'ab'
                'a$b'|regex_replace('b', '$1') => 'a$$1'
                pg_cluster|regex_search('t.*') => 'test'
                pg_cluster|regex_search('zz') => ''
                pg_cluster|regex_search('(\\w+)-(\\w+)', '\\2') => ['test']
                greeting.strip() => 'Hello World'
                greeting.split() => ['Hello', 'World']
                ' a  b  c '.split(none, 1) => ['a', 'b  c ']
                'a,b,c'.split(',', 1) => ['a', 'b,c']
                greeting.replace('l', 'L') => ' HeLLo WorLd '
                pg_cluster.startswith('pg') => True
                pg_cluster.endswith('x') => False
                ','.join(['a', 'b']) => 'a,b'
                '7'.zfill(3) => '007'
                '-7'.zfill(4) => '-007'
                'xxa'.lstrip('x') => 'a'
                'abc'.find('c') => '2'
                node.get('zz', 5) => '5'
                node.keys()|list => ['ip', 'tags']
                node.items()|list => [['ip', '10.10.10.11'], ['tags', {'dc': 'x'}]]
                'a\\tb' => 'a\\\\tb'
                "it's" => "it's"
                ['it', "it's", 'say "hi"', 'a\\b'] => ['it', "it's", 'say "hi"', 'a\\\\b']
                'é😀'|length => '2'
                'é😀'[1] => '😀'
                'straße'|upper => 'STRASSE'
                """);
    }

    @Test
    void numbersAreMade() {
        Rows.checkExpressions("""
                pg_seq|int => '2'
                '42'|int + 1 => '43'
                '4x'|int => '0'
                '4x'|int(9) => '9'
                '4.9'|int => '4'
                ' 5 '|int => '5'
                '1_000'|int => '1000'
                '0xff'|int(base=16) => '255'
                'ff'|int(base=16) => '255'
                4.9|int => '4'
                on|int => '1'
                nothing|int => '0'
                '1e3'|float => '1000.0'
                '4x'|float(1.5) => '1.5'
                5|float => '5.0'
                2.5|round => '2.0'
                3.5|round => '4.0'
                2.567|round(2) => '2.57'
                2.561|round(2, 'ceil') => '2.57'
                42|round => '42'
                1250|round(-2) => '1200'
                -5|abs => '5'
                'yes'|bool => True
                'On'|bool => True
                '1'|bool => True
                1|bool => True
                2|bool => False
                'no'|bool => False
                nothing|bool => ''
                on|string => 'True'
                numbers|string => '[3, 1, 2]'
                on|ternary('a', 'b') => 'a'
                nothing|ternary('a', 'b', 'c') => 'c'
                (pg_seq == 2)|ternary('a', 'b') => 'a'
                """);
    }

    @Test
    void listsAreSearchedAndMade() {
        Rows.checkExpressions("""
                numbers|length => '3'
                node|count => '2'
                numbers|first => '3'
                numbers|last => '2'
                []|first|default('x') => 'x'
                'abc'|list => ['a', 'b', 'c']
                node|list => ['ip', 'tags']
                numbers|join('-') => '3-1-2'
                users|join(',', attribute='name') => 'dbuser,admin,Bob'
                numbers|sort => [1, 2, 3]
                letters|sort => ['A', 'a', 'b', 'B']
                letters|sort(case_sensitive=true) => ['A', 'B', 'a', 'b']
                numbers|sort(reverse=true) => [3, 2, 1]
                users|sort(attribute='age')|map(attribute='name')|list => ['admin', 'Bob', 'dbuser']
                letters|unique => ['b', 'A']
                letters|unique(case_sensitive=true) => ['b', 'A', 'a', 'B']
                [1, 1.0, true, 2]|unique => [1, 2]
                [[1], [1], [2]]|unique => [[1], [2]]
                numbers|min => '1'
                letters|max => 'b'
                users|max(attribute='age') => {'name': 'dbuser', 'age': 3}
                []|max|default(3) => '3'
                numbers|sum => '6'
                users|sum(attribute='age') => '6'
                [[1], [2]]|sum(start=[]) => [1, 2]
                letters|reject('equalto', 'a')|list => ['b', 'A', 'B']
                letters|select('match', '[ab]')|list => ['b', 'a']
                letters|select('in', ['a', 'b'])|list => ['b', 'a']
                numbers|select('gt', 1)|list => [3, 2]
                [0, 1, '', none, 'a']|select|list => [1, 'a']
                letters|map('upper')|list => ['B', 'A', 'A', 'B']
                ['1', '2']|map('int')|sum => '3'
                users|map(attribute='name')|list => ['dbuser', 'admin', 'Bob']
                users|map(attribute='zz', default=1)|list => [1, 1, 1]
                users|selectattr('age', 'gt', 1)|map(attribute='name')|list => ['dbuser', 'Bob']
                users|rejectattr('age', 'equalto', 1)|map(attribute='name')|join(' ') => 'dbuser Bob'
                users|selectattr('zz', 'defined')|list => []
                '10.10.10.12'|extract(hostvars, 'pg_port') => '6000'
                ['10.10.10.12']|map('extract', hostvars, 'pg_port')|list => [6000]
                {'a': 1}|combine({'a': 2}, {'c': 3}) => {'a': 2, 'c': 3}
                {'a': {'x': 1}}|combine({'a': {'y': 2}}, recursive=true) => {'a': {'x': 1, 'y': 2}}
                {'a': 1}|dict2items => [{'key': 'a', 'value': 1}]
                numbers|reverse|list => [2, 1, 3]
                [[1, 2], [3, [4, none]]]|flatten => [1, 2, 3, 4]
                numbers|union([9, 1]) => [3, 1, 2, 9]
                numbers|intersect([1, 3]) => [3, 1]
                numbers|difference([1]) => [3, 2]
                range(3) => [0, 1, 2]
                range(5, 0, -2)|list => [5, 3, 1]
                range(pg_seq)|map('string')|join('+') => '0+1'
                """);
    }
}
