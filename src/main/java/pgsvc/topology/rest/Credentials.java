package pgsvc.topology.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A user and a password, for basic authentication.
public record Credentials(String user, String password) {
    String header() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
