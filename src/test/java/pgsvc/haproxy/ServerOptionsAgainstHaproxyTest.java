package pgsvc.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pgsvc.haproxy.ServerOptions.Place;

/// Our verdict on options against that of the real HAProxy.
@Tag("haproxy")
class ServerOptionsAgainstHaproxyTest {
    private static final long SEED = 20_261_125;
    private static final String DEFAULTS = "defaults\n timeout client 1s\n timeout server 1s\n timeout connect 1s\n";
    private static final Pattern KEYWORD = Pattern.compile("\\tserver <name> <addr> (\\S+)( \\+(-?\\d))?");

    /// HAProxy gives up on a file after 50 errors.
    private static final int MOST_ERRORS = 49;

    private final Haproxy haproxy = Haproxy.installed();

    @Test
    void rightOptionsAreTakenByBoth() {
        List<String> right = many(new RandomOptions(SEED)::right, 500);
        assertThat(right)
                .allSatisfy(options -> assertThat(ServerOptions.check(options, Place.SERVICE))
                        .as(options)
                        .isEmpty());
        assertThat(haproxy.refusal(sections(right))).isEmpty();
    }

    @Test
    void whatIsTakenHereIsTakenByHaproxy() {
        List<String> taken = many(new RandomOptions(SEED)::broken, 4000).stream()
                .filter(options -> ServerOptions.check(options, Place.SERVICE).isEmpty())
                .toList();
        assertThat(taken).hasSizeGreaterThan(400);
        assertThat(haproxy.refusal(sections(taken))).isEmpty();
    }

    @Test
    void whatHaproxyRefusesIsRefusedHere() {
        Supplier<String> broken = new RandomOptions(SEED + 1)::broken;
        List<String> refused = Stream.generate(() -> many(broken, MOST_ERRORS))
                .limit(30)
                .flatMap(options -> refusedLines(options).stream())
                .toList();
        assertThat(refused).hasSizeGreaterThan(500);
        assertThat(refused)
                .allSatisfy(options -> assertThat(ServerOptions.check(options, Place.SERVICE))
                        .as(options)
                        .isNotEmpty());
    }

    @Test
    void everyKeywordOfTheInstalledHaproxyIsKnownWithItsArguments() throws IOException {
        Map<String, Boolean> hasValue = haproxy.keywords().stream()
                .map(KEYWORD::matcher)
                .filter(Matcher::matches)
                .filter(keyword -> !keyword.group(1).equals("usesrc"))
                .collect(Collectors.toMap(keyword -> keyword.group(1), keyword -> keyword.group(2) != null));
        assertThat(hasValue).hasSizeGreaterThan(90);
        assertThat(hasValue).allSatisfy((keyword, value) -> {
            assertThat(ServerKeywords.ALL).containsKey(keyword);
            assertThat(ServerKeywords.ALL.get(keyword)).matches(argument -> argument instanceof Argument.None != value);
        });
    }

    private static List<String> many(Supplier<String> options, int number) {
        return Stream.generate(options).limit(number).toList();
    }

    private static String sections(List<String> options) {
        StringBuilder text = new StringBuilder(DEFAULTS);
        for (int i = 0; i < options.size(); i++) {
            text.append("listen l").append(i).append("\n bind 127.0.0.1:1\n option httpchk\n default-server ");
            text.append(options.get(i)).append("\n server s 127.0.0.1:5432 check port 8008 weight 100\n");
        }
        return text.toString();
    }

    /// The options whose line HAProxy complains about while it reads; what it finds only afterwards is not among
    /// them.
    private List<String> refusedLines(List<String> options) {
        String said = haproxy.refusal(sections(options));
        int before = (int) DEFAULTS.lines().count();
        return Pattern.compile("\\[ALERT][^\\n]*?cfg:(\\d+)]")
                .matcher(said)
                .results()
                .filter(found -> !said.substring(found.end(), said.indexOf('\n', found.end()))
                        .contains("is not accepted in default-server"))
                .mapToInt(found -> Integer.parseInt(found.group(1)) - before - 1)
                .filter(line -> line >= 0 && line % 5 == 3)
                .mapToObj(line -> options.get(line / 5))
                .distinct()
                .toList();
    }
}
