package pgsvc.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a command exits with; scripts may rely on these.
public final class ExitCode {
    public static final int DONE = 0;
    /// Failed, and nothing was changed.
    public static final int FAILED = 1;
    /// Changes are pending; only where that was asked for.
    public static final int CHANGES = 2;
    /// Some node was rolled back.
    public static final int ROLLED_BACK = 3;
    /// A rollback failed, and a person must look.
    public static final int STRANDED = 4;
    /// Ended by a signal, as a shell tells it; what was begun is undone.
    public static final int INTERRUPTED = 130;
    /// Called wrongly.
    public static final int USAGE = 64;
    /// The inventory is wrong.
    public static final int INVENTORY = 65;

    private ExitCode() {}

    /// What each means to a command that changes nodes.
    public static Map<String, String> meaningsOnNodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" 0", "done");
        codes.put(" 1", "some node was skipped or could not be reached; nothing was changed there");
        codes.put(" 2", "changes are pending (plan --detailed-exitcode)");
        codes.put(" 3", "some node was rolled back");
        codes.put(" 4", "a rollback failed, and a person must look");
        codes.put("64", "called wrongly");
        codes.put("65", "the inventory is wrong");
        return codes;
    }

    /// What each means, as help tells it.
    public static Map<String, String> meanings() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" 0", "done");
        codes.put(" 1", "failed, and nothing was changed");
        codes.put("64", "called wrongly");
        codes.put("65", "the inventory is wrong");
        return codes;
    }
}
