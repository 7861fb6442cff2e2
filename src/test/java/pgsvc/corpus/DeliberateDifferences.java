package pgsvc.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of docs/compatibility.md: which cases differ on purpose, and by which rule.
final class DeliberateDifferences {
    /// A row ends with the rule (or `renders`) and the cases, each in backticks.
    private static final Pattern ROW = Pattern.compile("\\|[^|]*\\|[^|]*\\|([^|]*)\\|([^|]*)\\|\\s*");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private final Map<String, String> ruleByCase = new TreeMap<>();

    static DeliberateDifferences read(Path page) throws IOException {
        DeliberateDifferences differences = new DeliberateDifferences();
        for (String line : Files.readAllLines(page)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Matcher rule = QUOTED.matcher(row.group(1));
                if (rule.find()) {
                    QUOTED.matcher(row.group(2))
                            .results()
                            .forEach(c -> differences.ruleByCase.put(c.group(1), rule.group(1)));
                }
            }
        }
        return differences;
    }

    /// The rule by case: a diagnostic's id, or `renders` where pgsvc renders something else on purpose.
    Map<String, String> ruleByCase() {
        return ruleByCase;
    }
}
