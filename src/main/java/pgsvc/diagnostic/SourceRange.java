package pgsvc.diagnostic;

/// A place in an input file. Lines and columns count from 1; columns count code points; the end is exclusive.
///
/// @param file what the user named: a path, or `-` for standard input
public record SourceRange(String file, int line, int column, int endLine, int endColumn) {

    /// The very start of a file, for what concerns the file as a whole.
    public static SourceRange startOf(String file) {
        return new SourceRange(file, 1, 1, 1, 1);
    }

    /// A single point.
    public static SourceRange at(String file, int line, int column) {
        return new SourceRange(file, line, column, line, column);
    }

    /// Whether it is no place in a file of the user's but among pgsvc's own defaults, whose name stands in `<>`.
    public boolean isBuiltIn() {
        return file.startsWith("<");
    }

    /// `file:line:column`, as compilers print it.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
