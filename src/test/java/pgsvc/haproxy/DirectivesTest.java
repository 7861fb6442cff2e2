package pgsvc.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "option httpchk", "no option log-health-checks", "http-check send meth OPTIONS uri /minio/health/live",
                "http-check expect status 200", "timeout client 1h",
                        "tcp-request connection reject if { src 10.0.0.1 }",
                "stats enable", "  maxconn 10", ""
            })
    void aDirectiveOfAListenSectionIsTaken(String directive) {
        assertThat(Directives.check(directive)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen evil", "frontend x", "backend x", "global", "defaults", "userlist u", "program p"})
    void theStartOfAnotherSectionIsRefused(String directive) {
        assertThat(Directives.check(directive).orElseThrow().detail())
                .isEqualTo("`" + directive.replaceFirst(" .*", "") + "` would end this section and begin another.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"optoin httpchk", "bnid *:1", ".if true", "''", "setenv A b", "stats-socket x", "{{ x }}"})
    void aDirectiveThatHaproxyDoesNotKnowIsRefused(String directive) {
        assertThat(Directives.check(directive).orElseThrow().detail())
                .startsWith("HAProxy knows no directive `")
                .endsWith("` of a listen section.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"option httpchk\nlisten evil", "option 'httpchk", "maxconn 10 # ten"})
    void whatDoesNotStayOneWholeLineIsRefused(String directive) {
        assertThat(Directives.check(directive)).isPresent();
    }

    @Tag("haproxy")
    @Test
    void everyKeywordThatTheInstalledHaproxyRegistersForListenIsKnown() throws IOException {
        List<String> registered = Haproxy.installed().keywords().stream()
                .dropWhile(line -> !line.equals("listen"))
                .skip(1)
                .takeWhile(line -> line.startsWith("\t"))
                .map(String::strip)
                .filter(line -> line.matches("[a-z-]+") && !DEAD.contains(line))
                .toList();
        assertThat(registered).hasSizeGreaterThan(20);
        assertThat(Directives.keywords()).containsAll(registered);
    }

    /// Names that HAProxy still registers only to say that they are gone.
    private static final List<String> DEAD = List.of("clitimeout", "contimeout", "srvtimeout");
}
