package pgsvc.inventory.jinja;

import org.junit.jupiter.api.Test;

/// What becomes of a template's text; each result is Ansible's own. `⏎` stands for a line feed and `␍` for a
/// carriage return.
class ConversionTest {
    @Test
    void aSingleVariableKeepsItsTypeAndOtherTextBecomesAListAMappingOrABooleanWhereItReadsAsOne() {
        Rows.checkTemplates("""
                {{ pg_seq }} => 2
                {{pg_seq}} => 2
                {{ pg_seq }}⏎ => 2
                {{ pg_seq }}  => '2 '
                a{{ pg_seq }}b => 'a2b'
                {{ pg_seq }}{{ pg_seq }} => '22'
                {{ on }} => True
                {{ on }}  => 'True '
                {{ on }}{{ '' }} => True
                {{ nothing }} => None
                {{ nothing }}x => 'x'
                {{ numbers }} => [3, 1, 2]
                {{ numbers }}⏎ => [3, 1, 2]
                {{ node }} => {'ip': '10.10.10.11', 'tags': {'dc': 'x'}}
                {{ listed }} => [1, 2]
                {{ on|string }} => 'True'
                {{ on|string }}x => 'Truex'
                {{ 1433 }} => '1433'
                {{ true }} => True
                {{ 'True' }} => True
                {{ 'true' }} => 'true'
                {{ 'None' }} => 'None'
                [1, {{ pg_seq }}] => [1, 2]
                [{{ pg_cluster }}] => '[pg-test]'
                ['{{ pg_cluster }}'] => ['pg-test']
                { 'a': {{ pg_seq }} } => {'a': 2}
                [? pg_seq != `{{ pg_seq }}`] => '[? pg_seq != `2`]'
                []{{ '' }} => []
                {{ numbers }}{{ numbers }} => '[3, 1, 2][3, 1, 2]'
                {{ numbers }},{{ numbers }} => [[3, 1, 2], [3, 1, 2]]
                {{ (1, 2) }} => '(1, 2)'
                {{ [(1,), ()] }} => [[1], []]
                {{ [none, true, 1.5, 'é'] }} => [None, True, 1.5, 'é']
                {{ {'a': (1, 2)} }} => {'a': [1, 2]}
                {{ '[true, null]' }} => [True, None]
                {{ '[1] # x' }} => [1]
                {{ '[1],' }} => [[1]]
                {{ ' [1]' }} => ' [1]'
                {{ '[01]' }} => '[01]'
                {{ '[a]' }} => '[a]'
                {{ '[,]' }} => '[,]'
                {{ '{1, 1}' ~ '' }}x => '{1, 1}x'
                {{ lines }} => 'a\\nb\\n'
                {{ lines }}⏎⏎ => 'a\\nb\\n\\n'
                {{ '' }}⏎ => '\\n'
                """);
    }

    @Test
    void statementsAndWhiteSpaceArePrintedAsAnsibleSetsJinja() {
        Rows.checkTemplates("""
                {# gone #}a => 'a'
                a {#- gone -#} b => 'ab'
                a⏎{# gone #}⏎b => 'a\\nb'
                {% if on %}yes{% endif %} => 'yes'
                {% if empty %}yes{% else %}no{% endif %} => 'no'
                {% if empty %}1{% elif on %}2{% else %}3{% endif %} => '2'
                a⏎{% if on %}⏎yes⏎{% endif %}⏎b⏎ => 'a\\nyes\\nb\\n'
                a {%- if on -%} yes {%- endif -%} b => 'ayesb'
                a {%+ if on +%}⏎b{% endif %} => 'a \\nb'
                {% set x = 5 %}{{ x + 1 }} => '6'
                {% set x, y = 1, 2 %}{{ x }}-{{ y }} => '1-2'
                {% for i in numbers %}{{ i }},{% endfor %} => '3,1,2,'
                {% for i in numbers if i > 1 %}{{ i }},{% endfor %} => '3,2,'
                {% for i in [] %}{{ i }}{% else %}none{% endfor %} => 'none'
                {% for k, v in {'a': 1}.items() %}{{ k }}={{ v }};{% endfor %} => 'a=1;'
                {% for i in numbers %}{{ loop.index }}/{{ loop.length }}{{ '' if loop.last else ' ' }}{% endfor %} => '1/3 2/3 3/3'
                {% for i in numbers %}{% set x = i %}{% endfor %}{{ x|default('unset') }} => 'unset'
                {% if on %}{% set x = 3 %}{% endif %}{{ x }}x => '3x'
                [{% for i in numbers %}{{ i }},{% endfor %}] => [3, 1, 2]
                {% raw %}{{ x }}{% endraw %} => '{{ x }}'
                a {%- raw -%} x {%- endraw -%} b => 'axb'
                {{ 'a' -}} b => 'ab'
                a {{- 'b' }} => 'ab'
                {{+1}} => '1'
                {{-5}} => '5'
                {{- 5 }} => '5'
                {{ {'a': {}}['a'] }} => {}
                {{ '}}' }} => '}}'
                {% set x = '\\x41\\'\\t' %}{{ x }}| => "A'\\t|"
                a␍⏎{{ pg_seq }}␍⏎ => 'a\\n2\\n'
                """);
    }
}
