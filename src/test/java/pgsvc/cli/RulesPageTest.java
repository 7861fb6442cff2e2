package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.Rule;

/// docs/rules.md lists every rule. `-Dgolden.update=true` writes the list anew.
class RulesPageTest {
    private static final Path PAGE = Path.of("docs/rules.md");
    private static final String START = "| rule | severity | what is wrong |\n|---|---|---|\n";

    @Test
    void thePageListsEveryRule() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(START)) + START + rows();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(page).isEqualTo(wanted);
    }

    @Test
    void noTwoRulesHaveOneId() {
        assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates();
    }

    private static String rows() {
        return Rules.ALL.stream()
                .map(rule -> "| `" + rule.id() + "` | " + rule.severity().word() + " | " + rule.summary() + " |\n")
                .collect(Collectors.joining());
    }
}
