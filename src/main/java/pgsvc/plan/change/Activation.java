package pgsvc.plan.change;

import java.util.List;

/// How a change comes into force, from least to most disruptive.
public sealed interface Activation {
    /// Why it is this one and no lesser.
    String reason();

    /// Nothing has to be done.
    record None(String reason) implements Activation {}

    /// Commands to the running HAProxy: nobody's connection is touched.
    ///
    /// @param commands of its runtime API, in their order
    record Runtime(List<String> commands, String reason) implements Activation {
        public Runtime {
            commands = List.copyOf(commands);
        }
    }

    /// A new worker that takes new connections, while the old one keeps those that it has.
    record Reload(String reason) implements Activation {}
}
