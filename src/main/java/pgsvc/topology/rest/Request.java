package pgsvc.topology.rest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server is asked.
///
/// @param path with its query
/// @param json the body, when there is one
public record Request(String method, String path, Optional<String> json) {
    /// For reading.
    public static Request get(String path) {
        return new Request("GET", path, Optional.empty());
    }

    /// For the status alone.
    public static Request options(String path) {
        return new Request("OPTIONS", path, Optional.empty());
    }

    /// For changing something.
    public static Request post(String path, String json) {
        return new Request("POST", path, Optional.of(json));
    }

    /// As it goes over the line. Patroni speaks HTTP/1.0 and closes after each answer; others are asked to.
    byte[] bytes(String host, Optional<Credentials> credentials) {
        StringBuilder head = new StringBuilder();
        head.append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host);
        head.append("\r\nConnection: close\r\nUser-Agent: pgsvc\r\n");
        credentials.ifPresent(
                c -> head.append("Authorization: ").append(c.header()).append("\r\n"));
        byte[] body = json.orElse("").getBytes(StandardCharsets.UTF_8);
        if (json.isPresent()) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        return whole;
    }
}
