package pgsvc.cli.view.serve;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import pgsvc.access.Role;
import pgsvc.cli.view.Json;

/// Who asks, as JSON.
///
/// @param user nothing where there are no users
/// @param token what a change has to bring along
/// @param may the actions that are open to this user
/// @param logsOut whether log-out means anything: behind a proxy it does not
public record SessionJson(Optional<String> user, Role role, Optional<String> token, List<String> may, boolean logsOut) {

    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            Json.present(json, "user", user);
            json.writeStringField("role", role.word());
            Json.present(json, "token", token);
            Json.strings(json, "may", may);
            json.writeBooleanField("logs_out", logsOut);
            json.writeEndObject();
        });
    }
}
