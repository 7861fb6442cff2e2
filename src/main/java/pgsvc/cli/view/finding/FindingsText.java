package pgsvc.cli.view.finding;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Severity;
import pgsvc.diagnostic.SourceRange;

/// Findings for people: the rule, the place, the line that it is about, what is wrong, and the mend.
public final class FindingsText implements Findings {
    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private final boolean coloured;
    private final SourceLines sources = new SourceLines();

    public FindingsText(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    @Override
    public void print(List<Diagnostic> findings) {
        findings.forEach(this::print);
    }

    private void print(Diagnostic finding) {
        String head = finding.severity().word() + "[" + finding.rule().id() + "]";
        out.println(painted(head, finding.severity()) + " " + finding.where() + ": "
                + finding.rule().summary());
        sources.line(finding.where()).ifPresent(line -> quote(finding.where(), line));
        out.println("  " + finding.detail().replace("\n", "\n  "));
        out.println("  Mend: " + finding.mend());
        out.println();
    }

    private void quote(SourceRange where, String line) {
        String number = Integer.toString(where.line());
        String margin = " ".repeat(number.length());
        out.println("  " + margin + " |");
        out.println("  " + number + " | " + line);
        out.println("  " + margin + " | " + caret(where, line));
    }

    private static String caret(SourceRange where, String line) {
        int end = line.codePointCount(0, line.length()) + 1;
        int from = Math.min(where.column(), end);
        int to = where.endLine() == where.line() ? Math.min(where.endColumn(), end) : end;
        StringBuilder caret = new StringBuilder();
        line.codePoints().limit(from - 1L).forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
        return caret.append("^".repeat(Math.max(1, to - from))).toString();
    }

    private String painted(String text, Severity severity) {
        String colour = switch (severity) {
            case ERROR -> "\u001b[1;31m";
            case WARNING -> "\u001b[1;33m";
            case NOTE -> "\u001b[1;36m";
        };
        return Optional.of(text)
                .filter(_ -> coloured)
                .map(t -> colour + t + RESET)
                .orElse(text);
    }
}
