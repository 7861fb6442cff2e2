package pgsvc.web;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a client asks for.
///
/// @param method GET, HEAD or POST
/// @param path without what follows a question mark, decoded
/// @param query what follows the question mark, as it came; empty where there is none
/// @param headers as they came
/// @param body as text; empty with GET and HEAD
/// @param from whoever is connected, a proxy where one stands between
/// @param secret whether it came over TLS
public record Request(
        String method, String path, String query, Headers headers, String body, InetAddress from, boolean secret) {

    /// Whether it only asks.
    public boolean isForReading() {
        return !method.equals("POST");
    }

    /// A header's value; nothing where it is absent, or there twice, so that nobody can add to what a proxy sets.
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// The value of a parameter in the query, the first of several; nothing where it is not encoded as it has to be.
    public Optional<String> parameter(String name) {
        return Arrays.stream(query.split("&"))
                .filter(one -> one.startsWith(name + "="))
                .findFirst()
                .flatMap(one -> decoded(one.substring(name.length() + 1)));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The value of a cookie.
    public Optional<String> cookie(String name) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }
}
