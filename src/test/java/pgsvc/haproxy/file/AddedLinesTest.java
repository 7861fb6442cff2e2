package pgsvc.haproxy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddedLinesTest {
    @Test
    void linesGoBehindASectionsLastOneAndAboveWhatIsSaidOfTheNext() {
        String text = """
                # by hand
                global   # all of it
                \tmaxconn 100 # enough
                \t# quiet

                #---- defaults
                defaults
                  mode tcp
                """;

        assertThat(AddedLines.to(text, Map.of(0, List.of("a 1", "b 2"), 1, List.of("c 3"))))
                .isEqualTo("""
                        # by hand
                        global   # all of it
                        \tmaxconn 100 # enough
                        \ta 1
                        \tb 2
                        \t# quiet

                        #---- defaults
                        defaults
                          mode tcp
                          c 3
                        """);
    }

    @Test
    void anEmptySectionGetsThemBelowItsHeader() {
        assertThat(AddedLines.to("global\ndefaults\n", Map.of(0, List.of("a"), 1, List.of("b"))))
                .isEqualTo("global\n    a\ndefaults\n    b\n");
    }

    @Test
    void theFilesOwnLineEndsAreKept() {
        assertThat(AddedLines.to("global\r\n  x 1\r\n", Map.of(0, List.of("a"))))
                .isEqualTo("global\r\n  x 1\r\n  a\r\n");
        assertThat(AddedLines.to("global\n  x 1", Map.of(0, List.of("a")))).isEqualTo("global\n  x 1\n  a\n");
        assertThat(AddedLines.to("global\n  x 1", Map.of())).isEqualTo("global\n  x 1");
        assertThat(AddedLines.to("", Map.of())).isEmpty();
    }

    @Test
    void aSectionThatIsNotThereGetsNone() {
        assertThat(AddedLines.to("# nothing\n", Map.of(0, List.of("a")))).isEqualTo("# nothing\n");
    }

    /// Whatever the text: without the added lines it is the same, and each section has them.
    @Test
    void whatWasThereStaysByteForByte() {
        List<String> pieces = List.of(
                "global\n",
                "defaults x\r\n",
                "listen a\n",
                "  mode tcp\n",
                "\tbind :1 # é\n",
                "# c\n",
                "\n",
                " \r\n",
                "   'quoted # x'\n",
                "  \"open\n",
                "  a\\ b\n",
                "backend \"b\"\n",
                "#");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            String text = IntStream.range(0, random.nextInt(12))
                    .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
                    .collect(Collectors.joining());
            List<Section> before = Section.parse(text);
            Map<Integer, List<String>> additions = IntStream.range(0, before.size())
                    .boxed()
                    .collect(Collectors.toMap(n -> n, n -> List.of("added " + n)));

            String added = AddedLines.to(text, additions);

            assertThat(added.replaceAll("(?m)^[\\h]*added [0-9]+\r?\n", ""))
                    .as("seed %d", seed)
                    .isIn(text, text + "\n", text + "\r\n");
            List<Section> after = Section.parse(added);
            for (int n = 0; n < before.size(); n++) {
                assertThat(after.get(n).header()).isEqualTo(before.get(n).header());
                assertThat(after.get(n).lines()).as("seed %d", seed).contains(List.of("added", Integer.toString(n)));
            }
        }
    }
}
