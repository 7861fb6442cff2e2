package pgsvc.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void blanksSeparateWords() {
        assertThat(Words.of("  inter 2s\tfall   3 ").words()).containsExactly("inter", "2s", "fall", "3");
    }

    @Test
    void quotesHoldBlanksAndJoinWithWhatTouchesThem() {
        assertThat(Words.of("a\"b c\"d '' 'e \"f'").words()).containsExactly("ab cd", "", "e \"f");
    }

    @Test
    void aBackslashEscapesOutsideQuotesAndInDoubleOnes() {
        assertThat(Words.of("a\\ b \"c\\\"d\" '\\' \\x41 \\#").words()).containsExactly("a b", "c\"d", "\\", "A", "#");
    }

    @Test
    void aBackslashBeforeAnOrdinaryLetterStays() {
        assertThat(Words.of("\\d+ \"\\w\"").words()).containsExactly("\\d+", "\\w");
    }

    @Test
    void aSharpBeginsACommentEvenInsideAWord() {
        assertThat(Words.of("inter 2s#fast").problem().orElseThrow())
                .isEqualTo(new Problem("#", "Everything after # is a comment to HAProxy.", "Remove it, or write \\#."));
    }

    @Test
    void aLineBreakIsAProblemAndTheWordsBeforeItAreKept() {
        Words words = Words.of("inter 2s\nserver evil 1.2.3.4:1");
        assertThat(words.words()).containsExactly("inter");
        assertThat(words.problem().orElseThrow().detail())
                .isEqualTo("It holds a line break or another control character, which ends the line.");
    }

    @Test
    void aVariableOfTheEnvironmentIsNotKnownHere() {
        assertThat(Words.of("check-sni \"$HOME\"").problem().orElseThrow().word())
                .isEqualTo("$");
        assertThat(Words.of("check-sni \"\\$HOME\" '$HOME' $HOME").words())
                .containsExactly("check-sni", "$HOME", "$HOME", "$HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "a\\", "\\x4", "\\xzz", "a\r", "a\0", "\u007f"})
    void whatHaproxyCannotSplitIsAProblem(String line) {
        assertThat(Words.of(line).problem()).isPresent();
    }

    @Tag("haproxy")
    @ParameterizedTest
    @ValueSource(
            strings = {"a\\ b", "\"a\\\"b\"", "'\\'", "\\x41", "\\#", "'a \"b'", "\\d", "\"\\w\"", "a'b c'd", "\\$x"})
    void whatIsSplitInOneWordIsOneWordToHaproxyToo(String word) {
        assertThat(Words.of(word).words()).hasSize(1);
        assertThat(Haproxy.installed()
                        .refusal("listen a\n bind 127.0.0.1:1\n default-server check-sni " + word + " inter 2s\n"
                                + " timeout client 1s\n timeout server 1s\n timeout connect 1s\n"))
                .isEmpty();
    }
}
