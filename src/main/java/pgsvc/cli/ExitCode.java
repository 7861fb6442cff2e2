package pgsvc.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a command exits with; scripts may rely on these.
final class ExitCode {
    static final int DONE = 0;
    /// Failed, and nothing was changed.
    static final int FAILED = 1;
    /// Called wrongly.
    static final int USAGE = 64;
    /// The inventory is wrong.
    static final int INVENTORY = 65;

    private ExitCode() {}

    /// What each means, as help tells it.
    static Map<String, String> meanings() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" 0", "done");
        codes.put(" 1", "failed, and nothing was changed");
        codes.put("64", "called wrongly");
        codes.put("65", "the inventory is wrong");
        return codes;
    }
}
