package pgsvc.inventory.jinja.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much one evaluation may do and make, so that a template that explodes is an error and neither a hang nor a
/// crash.
/// Not safe for use by several threads: one evaluation, one budget.
public final class Budget {
    /// Code units of the longest text that may be made.
    public static final int MAX_TEXT = 1 << 20;
    /// Items of the longest list that may be made.
    public static final int MAX_ITEMS = 100_000;
    /// Levels of lists within lists.
    public static final int MAX_DEPTH = 100;
    /// Bits of the largest number: Python prints no number of more than 4,300 digits.
    static final int MAX_BITS = 14_000;

    private static final int SIZE_OF_A_STEP = 32;
    private static final long STEPS = 5_000_000;

    private long left = STEPS;

    /// Accounts for so many steps of work.
    public void charge(long steps) {
        left -= steps;
        if (left < 0) {
            throw tooLarge("takes more than " + STEPS + " steps");
        }
    }

    /// Accounts for a value that was made or copied, by its size.
    public void chargeFor(@Nullable Object value) {
        charge(
                switch (value) {
                    case String text -> 1 + text.length() / SIZE_OF_A_STEP;
                    case List<?> list -> 1 + list.size() / SIZE_OF_A_STEP;
                    case null, default -> 1;
                });
    }

    /// Refuses a text of that length when that is too long.
    public static void text(long length) {
        if (length > MAX_TEXT) {
            throw tooLarge("makes a text of more than " + MAX_TEXT + " characters");
        }
    }

    /// Refuses a list of so many items when that is too many.
    public static void items(long size) {
        if (size > MAX_ITEMS) {
            throw tooLarge("makes a list of more than " + MAX_ITEMS + " items");
        }
    }

    /// Refuses to go so many levels deep when that is too deep.
    public static void depth(int depth) {
        if (depth > MAX_DEPTH) {
            throw tooLarge("nests lists deeper than " + MAX_DEPTH + " levels");
        }
    }

    static PythonException tooLarge(String what) {
        return new PythonException("The template " + what + ".", "Write the value out, or make the template smaller.");
    }
}
