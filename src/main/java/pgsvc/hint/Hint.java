package pgsvc.hint;

/// A server is, or is no more, what its check asks for.
public record Hint(CheckedServer server, Health health) {

    /// HAProxy's command (management guide, 9.3). It changes what the checks have found so far and nothing else: they
    /// go on, and after `fall` failures or `rise` passes theirs is the word again.
    public String command() {
        return "set server " + server.id() + " health " + health.word();
    }
}
