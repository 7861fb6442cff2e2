package pgsvc.jmespath;

import org.junit.jupiter.api.Test;

/// The 26 functions.
class FunctionTest {
    private static final String DATA = """
            {
              "people": [{"n": "b", "age": 30}, {"n": "a", "age": 50}, {"n": "c", "age": 30}],
              "holes": [{"age": 1}, {}], "mixed": [{"age": 1}, {"age": "x"}],
              "numbers": [3, 1, 2], "words": ["b", "a"], "o": {"x": 1, "y": [2]}
            }
            """;

    @Test
    void numbersAreComputed() {
        Table.assertOn(DATA, """
                abs(`-3`)  =>  3
                abs(`-9223372036854775808`)  =>  9223372036854775808
                abs(`-1.5`)  =>  1.5
                ceil(`1.2`)  =>  2
                floor(`-1.2`)  =>  -2
                floor(`3`)  =>  3
                ceil(`1e20`)  =>  100000000000000000000
                ceil(`Infinity`)  =>  No integer is next to Infinity.
                sum(numbers)  =>  6
                sum(`[]`)  =>  0
                sum(`[9223372036854775807, 1]`)  =>  9223372036854775808
                sum(`[1, 0.5, 2]`)  =>  3.5
                avg(numbers)  =>  2.0
                avg(`[]`)  =>  null
                """);
    }

    @Test
    void stringsAreTested() {
        Table.assertOn(DATA, """
                starts_with('pg-test-1', 'pg-')  =>  true
                ends_with('pg-test-1', '-2')  =>  false
                join(', ', words)  =>  "b, a"
                join('', `[]`)  =>  ""
                join(',', ['', 'a'])  =>  ",a"
                """);
    }

    @Test
    void listsAndObjectsAreTakenApart() {
        Table.assertOn(DATA, """
                length(numbers)  =>  3
                length(o)  =>  2
                length('h\u00e9llo')  =>  5
                length(`"\\ud83d\\ude00"`)  =>  1
                reverse(numbers)  =>  [2,1,3]
                reverse('abc')  =>  "cba"
                contains(words, 'a')  =>  true
                contains(numbers, `1.0`)  =>  true
                contains('abc', 'bc')  =>  true
                contains('abc', `1`)  =>  contains() finds only a string in a string, not a number.
                sort(numbers)  =>  [1,2,3]
                sort(words)  =>  ["a","b"]
                sort(`[2, 1.5, 1]`)  =>  [1,1.5,2]
                max(numbers)  =>  3
                min(words)  =>  "a"
                max(`[]`)  =>  null
                keys(o)  =>  ["x","y"]
                values(o)  =>  [1,[2]]
                merge(o, `{"x": 3}`, `{"z": 4}`)  =>  {"x":3,"y":[2],"z":4}
                """);
    }

    @Test
    void expressionsAreEvaluatedOnEachElement() {
        Table.assertOn(DATA, """
                map(&age, people)  =>  [30,50,30]
                map(&none, people)  =>  [null,null,null]
                sort_by(people, &n)[].n  =>  ["a","b","c"]
                sort_by(people, &age)[].n  =>  ["b","c","a"]
                max_by(people, &age).n  =>  "a"
                min_by(people, &age).n  =>  "b"
                max_by(`[]`, &age)  =>  null
                sort_by(`[]`, &age)  =>  []
                sort_by(holes, &age)  =>  sort_by() orders by numbers or by strings, all of one kind, \
                and the expression gives null.
                min_by(mixed, &age)  =>  min_by() orders by numbers or by strings, all of one kind, \
                and the expression gives a string.
                """);
    }

    @Test
    void anythingIsConverted() {
        Table.assertOn(DATA, """
                to_array('a')  =>  ["a"]
                to_array(numbers)  =>  [3,1,2]
                to_number('12')  =>  12
                to_number(' 1_000 ')  =>  1000
                to_number('1.5e1')  =>  15.0
                to_number('1e21')  =>  1e+21
                to_number('+.5')  =>  0.5
                to_number('\u0661\u0662')  =>  12
                to_number('-inf')  =>  -Infinity
                to_number('nan')  =>  NaN
                to_number('1__0')  =>  null
                to_number('0x1')  =>  null
                to_number('')  =>  null
                to_number(`true`)  =>  null
                to_number(`7`)  =>  7
                to_string('a')  =>  "a"
                to_string(o)  =>  "{\\"x\\":1,\\"y\\":[2]}"
                to_string(`[]`)  =>  "[]"
                to_string(`[1.0, 1e16, 1.5e-7, 0.0001, -0.0, 123456.789]`)  =>  "[1.0,1e+16,1.5e-07,0.0001,-0.0,123456.789]"
                to_string(`["\\u00e9\\ud83d\\ude00\\u007f\\u0001\\"\\\\"]`)  =>  \
                "[\\"\\\\u00e9\\\\ud83d\\\\ude00\\\\u007f\\\\u0001\\\\\\"\\\\\\\\\\"]"
                not_null(none, `false`, 'x')  =>  false
                not_null(none)  =>  null
                """);
    }

    @Test
    void typesHaveNames() {
        Table.assertOn(DATA, """
                type('a')  =>  "string"
                type(`1.5`)  =>  "number"
                type(`false`)  =>  "boolean"
                type(numbers)  =>  "array"
                type(o)  =>  "object"
                type(none)  =>  "null"
                type(&a)  =>  null
                """);
    }

    @Test
    void wrongCallsAreToldWithWhatTheyTake() {
        Table.assertOn(DATA, """
                items(o)  =>  There is no function items().
                length()  =>  length() takes 1 argument, not 0.
                contains(words)  =>  contains() takes 2 arguments, not 1.
                not_null()  =>  not_null() takes at least 1 argument, not 0.
                abs('a')  =>  abs() takes a number as argument 1, not a string.
                starts_with(none, 'a')  =>  starts_with() takes a string as argument 1, not null.
                sum(words)  =>  sum() takes a list of numbers as argument 1, not a list with a string in it.
                sort(`[1, "a"]`)  =>  sort() takes a list of numbers or a list of strings as argument 1, \
                not a list with a number and a string in it.
                merge(o, words)  =>  merge() takes an object as argument 2, not a list with a string in it.
                sort_by(people, age)  =>  sort_by() takes an expression such as &name as argument 2, not null.
                length(&a)  =>  length() takes a string, a list or an object as argument 1, not an expression.
                """);
    }

    @Test
    void aCallThatIsNotReachedDoesNotFail() {
        Table.assertOn("[]", """
                [?nofunction(@)]  =>  []
                `true` || nofunction(@)  =>  true
                """);
    }
}
