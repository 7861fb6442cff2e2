package pgsvc.dsn;

/// Where a client connects.
///
/// @param name a name or an address, without brackets
/// @param port 1 to 65535
public record Host(String name, int port) {

    /// As a URL has it.
    String inUrl() {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
