package pgsvc.cli.view.sandbox;

import java.io.PrintStream;
import pgsvc.load.LoadPlan;
import pgsvc.load.history.History;
import pgsvc.load.report.Report;

/// What a load tells at its end.
public final class LoadView {
    private final PrintStream out;
    private final Format format;

    /// @param format as what it is told
    public LoadView(PrintStream out, Format format) {
        this.out = out;
        this.format = format;
    }

    /// For people, or for programs.
    public enum Format {
        TEXT,
        JSON
    }

    /// Prints it.
    public void print(LoadPlan plan, History history, Report report) {
        switch (format) {
            case TEXT -> new LoadText(out).print(plan, history, report);
            case JSON -> new LoadJson(out).print(history, report);
        }
    }
}
