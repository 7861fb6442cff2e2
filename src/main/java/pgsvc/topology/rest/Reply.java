package pgsvc.topology.rest;

import java.nio.charset.StandardCharsets;

/// What a server answered.
///
/// @param status such as 200
/// @param body as UTF-8; empty where there is none
public record Reply(int status, String body) {
    static Reply of(int status, byte[] body) {
        return new Reply(status, new String(body, StandardCharsets.UTF_8));
    }
}
