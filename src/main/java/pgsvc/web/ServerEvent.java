package pgsvc.web;

import java.nio.charset.StandardCharsets;

/// Server-sent events (HTML, "Server-sent events"), each made once for all who hear it.
final class ServerEvent {
    /// Nothing, that a proxy between may see something.
    static final Packed HEARTBEAT = sent(":\n\n");

    private ServerEvent() {}

    /// @param name of what it is news; empty for the usual
    static Packed of(long number, String name, String text) {
        StringBuilder event = new StringBuilder("id: " + number + "\n");
        if (!name.isEmpty()) {
            event.append("event: ").append(name).append('\n');
        }
        text.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
        return sent(event.append('\n').toString());
    }

    private static Packed sent(String text) {
        return Packed.part(text.getBytes(StandardCharsets.UTF_8));
    }
}
