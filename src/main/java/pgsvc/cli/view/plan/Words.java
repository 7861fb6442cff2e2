package pgsvc.cli.view.plan;

import pgsvc.apply.Outcome;
import pgsvc.plan.change.Activation;

/// How an activation and an outcome are called.
public final class Words {
    private Words() {}

    /// The kind, and why it is this one.
    public static String of(Activation activation) {
        return kind(activation) + ": " + activation.reason();
    }

    /// What came of a node, in one or two words.
    public static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unchanged _ -> "unchanged";
            case Outcome.Applied _ -> "applied";
            case Outcome.Skipped _ -> "skipped";
            case Outcome.RolledBack _ -> "rolled back";
            case Outcome.Stranded _ -> "stranded";
        };
    }

    static String kind(Activation activation) {
        return switch (activation) {
            case Activation.None _ -> "none";
            case Activation.Runtime _ -> "runtime";
            case Activation.Reload _ -> "reload";
        };
    }
}
