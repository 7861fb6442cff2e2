package pgsvc.inventory.declare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// As Python 3's `shlex.split` splits them.
class ShellWordsTest {

    @Test
    void wordsArePartedByBlanksAndKeptTogetherByQuotes() {
        assertThat(ShellWords.split("")).contains(List.of());
        assertThat(ShellWords.split(" a\tb\n c ")).contains(List.of("a", "b", "c"));
        assertThat(ShellWords.split("'a b'c\"d e\" '' \"\"")).contains(List.of("a bcd e", "", ""));
        assertThat(ShellWords.split("a\\ b \\' '\\' \"\\\\ \\\" \\n $x\""))
                .contains(List.of("a b", "'", "\\", "\\ \" \\n $x"));
        assertThat(ShellWords.split("# is no comment")).contains(List.of("#", "is", "no", "comment"));
    }

    @Test
    void whatHasNoEndIsNothing() {
        for (String line : List.of("'a", "\"a", "\"a\\\"", "a\\")) {
            assertThat(ShellWords.split(line)).as(line).isEmpty();
        }
    }
}
