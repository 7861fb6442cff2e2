package pgsvc.load.timeline;

import java.util.List;

/// Colours that people who confuse some can tell apart: those of Okabe and Ito (2008), without the red ones, which
/// would be taken for failures.
final class Palette {
    static final String INK = "#1f2328";
    static final String FAINT_INK = "#656d76";
    static final String GRID = "#d0d7de";
    static final String NO_ANSWER = "#eaeef2";
    static final String FAILED = "#c8102e";

    private static final List<String> INSTANCES =
            List.of("#0072b2", "#e69f00", "#009e73", "#56b4e9", "#cc79a7", "#999999", "#f0e442");

    private Palette() {}

    /// They repeat after seven instances.
    static String instance(int index) {
        return INSTANCES.get(index % INSTANCES.size());
    }
}
