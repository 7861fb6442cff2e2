package pgsvc.cli.view.finding;

import java.io.PrintStream;
import java.util.List;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Severity;

/// Findings as annotations of GitHub Actions (its documentation, "workflow commands").
public final class FindingsGithub implements Findings {
    private final PrintStream out;

    public FindingsGithub(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(List<Diagnostic> findings) {
        for (Diagnostic finding : findings) {
            out.println("::" + command(finding.severity()) + " file="
                    + property(finding.where().file())
                    + ",line=" + finding.where().line()
                    + ",col=" + finding.where().column()
                    + ",title="
                    + property(finding.rule().id() + ": " + finding.rule().summary())
                    + "::" + message(finding.detail() + " " + finding.mend()));
        }
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
