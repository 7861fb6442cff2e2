package pgsvc.haproxy.runtime;

/// Where a server is, as its line says.
///
/// @param host a name, or an address without brackets
/// @param port empty where none is said
record ServerAddress(String host, String port) {

    static ServerAddress parse(String word) {
        int colon = word.lastIndexOf(':');
        return colon < 0
                ? new ServerAddress(word, "")
                : new ServerAddress(word.substring(0, colon).replaceAll("[\\[\\]]", ""), word.substring(colon + 1));
    }

    /// Whether nothing has to be resolved to know it.
    boolean isLiteral() {
        return host.matches("[0-9.]+|[0-9a-fA-F:]+") && hasPort();
    }

    boolean hasPort() {
        return port.matches("[0-9]{1,5}");
    }
}
