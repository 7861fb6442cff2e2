package pgsvc.web;

import java.nio.charset.StandardCharsets;

/// A server-sent event (HTML, "Server-sent events"), made once for all who hear it.
///
/// @param plain as it is
/// @param packed as a part of a gzip stream
record ServerEvent(byte[] plain, byte[] packed) {
    /// Nothing, that a proxy between may see something.
    static final ServerEvent HEARTBEAT = of(":\n\n");

    /// @param name of what it is news; empty for the usual
    static ServerEvent of(long number, String name, String text) {
        StringBuilder event = new StringBuilder("id: " + number + "\n");
        if (!name.isEmpty()) {
            event.append("event: ").append(name).append('\n');
        }
        text.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
        return of(event.append('\n').toString());
    }

    private static ServerEvent of(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return new ServerEvent(plain, Packed.part(plain));
    }

    byte[] as(boolean gzip) {
        return gzip ? packed : plain;
    }
}
