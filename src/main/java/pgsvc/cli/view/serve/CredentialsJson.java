package pgsvc.cli.view.serve;

import java.io.IOException;
import java.util.Optional;
import pgsvc.cli.view.JsonObject;

/// What somebody brings to log in.
public record CredentialsJson(String user, String password) {
    /// Nothing when the text is something else; why is not said, since it may hold a password.
    public static Optional<CredentialsJson> read(String text) {
        try {
            JsonObject json = JsonObject.parse(text);
            return Optional.of(new CredentialsJson(json.text("user"), json.text("password")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Without the password.
    @Override
    public String toString() {
        return "CredentialsJson[user=" + user + "]";
    }
}
