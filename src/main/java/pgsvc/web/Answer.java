package pgsvc.web;

import java.nio.charset.StandardCharsets;

/// What a client gets.
///
/// @param status of HTTP
/// @param type the content's, such as `text/html; charset=utf-8`
public record Answer(int status, String type, byte[] content) {

    /// A JSON document.
    public static Answer json(String text) {
        return new Answer(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /// A refusal, as JSON with the one field `error`.
    ///
    /// @param words without quotes
    public static Answer refusal(int status, String words) {
        return new Answer(
                status, "application/json", ("{ \"error\": \"" + words + "\" }\n").getBytes(StandardCharsets.UTF_8));
    }
}
