package pgsvc.inventory.yaml;

import pgsvc.diagnostic.SourceRange;

/// Counts what a document amounts to once each alias is written out. The values themselves are shared, so a small
/// file with aliases of aliases costs nothing to read; but whoever walks its values would never come to an end.
final class Expansion {
    static final int MAX_DEPTH = 200;
    static final long MAX_VALUES = 5_000_000;

    private long values;
    private int depth;
    private int deepest;

    /// How many values stand below an anchor, itself included, and on how many levels.
    record Size(long values, int levels) {}

    /// What [#close] needs to know of the moment when a value began.
    record Opening(long values, int deepest) {}

    /// A value begins, one level further in.
    Opening open(SourceRange where) throws UnreadableException {
        Opening opening = new Opening(values, deepest);
        depth++;
        deepest = depth;
        grow(1, depth, where);
        return opening;
    }

    /// The value that began with `opening` ends.
    Size close(Opening opening) {
        Size size = new Size(values - opening.values, deepest - depth);
        deepest = Math.max(deepest, opening.deepest);
        depth--;
        return size;
    }

    /// A value of this size is repeated by an alias.
    void repeat(Size size, SourceRange where) throws UnreadableException {
        deepest = Math.max(deepest, depth + 1 + size.levels);
        grow(size.values, depth + 1 + size.levels, where);
    }

    private void grow(long more, int reached, SourceRange where) throws UnreadableException {
        values += more;
        if (values > MAX_VALUES) {
            throw new UnreadableException(
                    YamlRule.YAML_ALIAS_BOMB,
                    where,
                    "With its aliases written out, the file has more than " + MAX_VALUES
                            + " values, which is the limit.",
                    "Remove aliases that repeat other aliases.");
        }
        if (reached > MAX_DEPTH) {
            throw new UnreadableException(
                    YamlRule.YAML_TOO_DEEP,
                    where,
                    "More than " + MAX_DEPTH + " levels are nested here, which is the limit.",
                    "Close the brackets or reduce the indentation: an inventory needs a dozen levels.");
        }
    }
}
