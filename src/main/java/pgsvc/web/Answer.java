package pgsvc.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a client gets.
///
/// @param status of HTTP
/// @param type the content's, such as `text/html; charset=utf-8`
/// @param packed the same content as gzip, for those who take it; nothing where it is sent as it is to all
/// @param headers further ones
public record Answer(int status, String type, byte[] content, Optional<Packed> packed, Map<String, String> headers)
        implements Reply {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public Answer(int status, String type, byte[] content) {
        this(status, type, content, Optional.empty(), Map.of());
    }

    /// A text of some type.
    public static Answer text(String type, String text) {
        return new Answer(200, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A JSON document.
    public static Answer json(String text) {
        return text("application/json", text);
    }

    /// A refusal, as JSON with the one field `error`.
    ///
    /// @param words in them no quotes, backslashes or control characters
    public static Answer refusal(int status, String words) {
        return new Answer(
                status, "application/json", ("{ \"error\": \"" + words + "\" }\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a browser to another path.
    public static Answer elsewhere(String path) {
        return new Answer(303, "text/plain; charset=utf-8", new byte[0], Optional.empty(), Map.of("Location", path));
    }

    /// The same with another status.
    public Answer as(int other) {
        return new Answer(other, type, content, packed, headers);
    }

    /// The same with one more header.
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, content, packed, more);
    }

    /// The same for many to ask for: packed once, for those who take it so. Not for what holds a secret, whose length
    /// then tells of it.
    public Answer forMany() {
        return new Answer(status, type, content, Optional.of(Packed.whole(content)), headers);
    }
}
