package pgsvc.resolve;

import java.util.List;
import java.util.Optional;
import pgsvc.model.Instance;

/// Why each member of a cluster gets a service's traffic, or does not, as far as the inventory alone can tell.
///
/// @param destination where traffic goes and which key decided that, a sentence
/// @param check what the check asks, a sentence
public record Explanation(Service service, String destination, String check, List<Member> members) {
    public Explanation {
        members = List.copyOf(members);
    }

    /// One member's part in the service.
    ///
    /// @param selected whether the selector yields it
    /// @param backup whether the backup yields it
    /// @param server the server that it becomes; empty when neither yields it
    /// @param verdict whether and when it gets traffic, a sentence
    public record Member(
            Instance instance, boolean selected, boolean backup, Optional<Server> server, String verdict) {}
}
