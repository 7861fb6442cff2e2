package pgsvc.jmespath;

import org.junit.jupiter.api.Test;

/// What each form of the language means.
class LanguageTest {
    private static final String TREE = """
            {
              "list": [{"n": 1, "s": "x"}, {"n": 2}, {"s": "z"}, null],
              "deep": [[1, [2]], [3], 4, {"n": 5}],
              "map": {"one": {"n": 1}, "two": {"n": 2}, "three": "text"},
              "a-b": true, "é": "accent", "empty": [], "digits": [0, 1, 2, 3, 4, 5]
            }
            """;

    @Test
    void namesLookUpFieldsAndGiveNullElsewhere() {
        Table.assertOn(TREE, """
                map.one.n  =>  1
                map . one  =>  {"n":1}
                "a-b"  =>  true
                "\\u00e9"  =>  "accent"
                map.four.n  =>  null
                list.n  =>  null
                map.three.n  =>  null
                @.map.one  =>  {"n":1}
                """);
    }

    @Test
    void indexesCountFromBothEnds() {
        Table.assertOn(TREE, """
                list[0]  =>  {"n":1,"s":"x"}
                list[-3].n  =>  2
                list[4]  =>  null
                list[-5]  =>  null
                deep[0][1][0]  =>  2
                map[0]  =>  null
                digits[99999999999999999999]  =>  null
                digits[-99999999999999999999]  =>  null
                """);
    }

    @Test
    void slicesTakeAPart() {
        Table.assertOn(TREE, """
                digits[1:3]  =>  [1,2]
                digits[:2]  =>  [0,1]
                digits[4:]  =>  [4,5]
                digits[::2]  =>  [0,2,4]
                digits[::-1]  =>  [5,4,3,2,1,0]
                digits[4:1:-2]  =>  [4,2]
                digits[-2:]  =>  [4,5]
                digits[-99:99]  =>  [0,1,2,3,4,5]
                digits[99:-99:-3]  =>  [5,2]
                digits[3:1]  =>  []
                map[0:1]  =>  null
                list[:2].n  =>  [1,2]
                digits[::0]  =>  A slice cannot go by steps of 0.
                """);
    }

    @Test
    void aSliceAfterAnIndexIsNotProjected() {
        Table.assertOn("[[{\"n\": 1}]]", """
                [0][0:].n  =>  null
                [0] | [0:].n  =>  [1]
                """);
    }

    @Test
    void projectionsDropNulls() {
        Table.assertOn(TREE, """
                list[*].n  =>  [1,2]
                list[*]  =>  [{"n":1,"s":"x"},{"n":2},{"s":"z"}]
                list[].s  =>  ["x","z"]
                map.*.n  =>  [1,2]
                *.one.n  =>  [1]
                list[*].[n, s]  =>  [[1,"x"],[2,null],[null,"z"]]
                map[*]  =>  null
                list.*  =>  null
                empty[*].n  =>  []
                """);
    }

    @Test
    void flatteningOpensOneLevel() {
        Table.assertOn(TREE, """
                deep[]  =>  [1,[2],3,4,{"n":5}]
                deep[][]  =>  [1,2,3,4,{"n":5}]
                deep[].n  =>  [5]
                map[]  =>  null
                """);
    }

    @Test
    void filtersKeepWhatIsTrue() {
        Table.assertOn(TREE, """
                list[?n].n  =>  [1,2]
                list[?n > `1`]  =>  [{"n":2}]
                list[?s].s | [0]  =>  "x"
                digits[?@ > `3`]  =>  [4,5]
                digits[?@ > `3`][0]  =>  []
                map[?n]  =>  null
                """);
    }

    @Test
    void aPipeEndsAProjection() {
        Table.assertOn(TREE, """
                list[*].n | [1]  =>  2
                list[*].n[1]  =>  []
                (list[*].n)[1]  =>  2
                """);
    }

    @Test
    void objectsAndListsAreSelected() {
        Table.assertOn(TREE, """
                [map.one.n, digits[0]]  =>  [1,0]
                {first: digits[0], "the last": digits[-1]}  =>  {"first":0,"the last":5}
                map.one.{m: n, n: none}  =>  {"m":1,"n":null}
                none.[n]  =>  null
                none.{n: n}  =>  null
                {a: `1`, a: `2`}  =>  {"a":2}
                """);
    }

    @Test
    void conditionsGiveTheirOperands() {
        Table.assertOn(TREE, """
                none || map.one.n  =>  1
                map.one.n || none  =>  1
                empty && map  =>  []
                map.one && digits[1]  =>  1
                !empty  =>  true
                !digits[0]  =>  false
                !!map  =>  true
                none || empty || 'x'  =>  "x"
                none && none || 'x'  =>  "x"
                """);
    }

    @Test
    void zeroAndTheWordFalseAreTrue() {
        Table.assertOn("{}", """
                [`0`, `0.0`, 'false', 'no', `[0]`, `{"a": null}`][?@]  =>  [0,0.0,"false","no",[0],{"a":null}]
                [`null`, `false`, '', `[]`, `{}`][?@]  =>  []
                """);
    }

    @Test
    void theReferencesLeniencyIsKept() {
        Table.assertOn(TREE, """
                contains(digits `1`)  =>  true
                length(digits,)  =>  6
                {a: digits[0] b: digits[1]}  =>  {"a":0,"b":1}
                """);
    }
}
