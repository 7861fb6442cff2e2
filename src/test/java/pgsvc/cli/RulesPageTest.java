package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.Rule;
import pgsvc.pipeline.Pipeline;
import pgsvc.resolve.Resolution;

/// docs/rules.md lists every rule with an example that breaks it and one that does not.
/// `mvn test -Dtest=RulesPageTest -Dgolden.update=true` writes it anew.
@Timeout(120)
class RulesPageTest {
    private static final Path PAGE = Path.of("docs/rules.md");
    private static final String START = "| rule | severity | what is wrong |\n|---|---|---|\n";
    private static final Pattern FINDING = Pattern.compile("(?m)^(?:error|warning|note)\\[([a-z0-9-]+)]");

    @TempDir
    Path folder;

    static List<RuleExample> examples() throws IOException {
        return RuleExample.all();
    }

    @Test
    void thePageListsEveryRuleWithItsExamples() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(START)) + START + rows() + "\n## Examples\n" + sections();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE))
                .as("mvn test -Dtest=RulesPageTest -Dgolden.update=true writes %s anew", PAGE)
                .isEqualTo(wanted);
    }

    @Test
    void eachRuleHasOneExample() throws IOException {
        assertThat(examples())
                .extracting(RuleExample::rule)
                .containsExactlyInAnyOrderElementsOf(
                        Rules.ALL.stream().map(Rule::id).toList());
    }

    @Test
    void noTwoRulesHaveOneId() {
        assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsWrongBreaksThisRuleAlone(RuleExample example) throws Exception {
        assertThat(found(example, example.wrong())).containsExactly(example.rule());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsRightBreaksNone(RuleExample example) throws Exception {
        assertThat(found(example, example.right())).isEmpty();
    }

    private Set<String> found(RuleExample example, String text) throws Exception {
        assumeTrue(
                !example.options().contains("--haproxy") || Files.isExecutable(Path.of("/usr/sbin/haproxy")),
                "HAProxy is not installed");
        Path inventory = example.write(text, folder);
        return example.isOfNodes() ? ofNodes(inventory) : ofLint(inventory, example.options());
    }

    private static Set<String> ofLint(Path inventory, List<String> options) {
        String[] arguments = new String[options.size() + 3];
        arguments[0] = "lint";
        arguments[1] = "-i";
        arguments[2] = inventory.toString();
        System.arraycopy(options.toArray(String[]::new), 0, arguments, 3, options.size());
        Cli lint = Cli.run(arguments);
        return FINDING.matcher(lint.out() + lint.err())
                .results()
                .map(finding -> finding.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ofNodes(Path inventory) throws Exception {
        Resolution resolution = Pipeline.resolve(inventory.toString(), InputStream.nullInputStream(), Optional.empty())
                .resolution()
                .orElseThrow();
        Diagnostics found = new Diagnostics();
        resolution.loadBalancers().forEach(balancer -> {
            var _ = balancer.node().connection().read(found);
        });
        return found.sorted().stream()
                .map(finding -> finding.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String rows() {
        return Rules.ALL.stream()
                .map(rule -> "| [`" + rule.id() + "`](#" + rule.id() + ") | "
                        + rule.severity().word() + " | " + rule.summary() + " |\n")
                .collect(Collectors.joining());
    }

    private static String sections() throws IOException {
        Map<String, RuleExample> examples =
                examples().stream().collect(Collectors.toMap(RuleExample::rule, Function.identity()));
        return Rules.ALL.stream()
                .map(rule -> "\n### " + rule.id() + "\n\n" + rule.summary() + ".\n"
                        + Optional.ofNullable(examples.get(rule.id()))
                                .map(RuleExample::page)
                                .orElse(""))
                .collect(Collectors.joining());
    }
}
