package pgsvc.cli.view.plan;

import pgsvc.plan.change.Activation;

/// How an activation is called.
public final class Words {
    private Words() {}

    /// The kind, and why it is this one.
    public static String of(Activation activation) {
        return kind(activation) + ": " + activation.reason();
    }

    static String kind(Activation activation) {
        return switch (activation) {
            case Activation.None _ -> "none";
            case Activation.Runtime _ -> "runtime";
            case Activation.Reload _ -> "reload";
        };
    }
}
