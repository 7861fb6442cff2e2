package pgsvc.cli.view;

/// A number of things, in words.
public final class Counted {
    private Counted() {}

    /// Such as `1 file` and `2 files`.
    public static String of(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
