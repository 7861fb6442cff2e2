package pgsvc.cli.view;

import java.io.PrintStream;
import pgsvc.output.OutputReport;

/// What was written, for people.
public final class WrittenText {
    private final PrintStream out;

    public WrittenText(PrintStream out) {
        this.out = out;
    }

    /// One line, and one for each file that was removed.
    public void print(OutputReport report) {
        report.removed().forEach(file -> out.println("removed " + file));
        out.println(report.folder() + ": " + report.written().size() + " written, "
                + report.unchanged().size() + " unchanged, " + report.removed().size() + " removed");
    }
}
