package pgsvc.haproxy.file;

/// Where a server is, as its line says.
///
/// @param host a name, or an address without brackets
/// @param port empty where none is said
public record ServerAddress(String host, String port) {
    private static final String LITERAL = "[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+";

    /// Reads the word behind a server's name.
    public static ServerAddress parse(String word) {
        int colon = word.lastIndexOf(':');
        return colon < 0
                ? new ServerAddress(word, "")
                : new ServerAddress(word.substring(0, colon).replaceAll("[\\[\\]]", ""), word.substring(colon + 1));
    }

    /// Whether the host needs no name to be resolved.
    public boolean isLiteral() {
        return host.matches(LITERAL);
    }

    /// Whether a port is said, as a number.
    public boolean hasPort() {
        return port.matches("[0-9]{1,5}");
    }
}
