package pgsvc.cli.view.saved;

import java.util.List;
import pgsvc.plan.Digest;
import pgsvc.plan.Plan;

/// Plans that were put aside to be carried out later, as they are.
///
/// @param program that made them, with its version
/// @param made when, in ISO 8601
/// @param options with which they were made, such as `--adopt`
/// @param plans one for each node; none says how its node is reached
public record SavedPlans(String program, String made, List<String> options, List<Plan> plans) {
    public SavedPlans {
        options = List.copyOf(options);
        plans = List.copyOf(plans);
    }

    /// Fingerprint of all that they say, in hexadecimal.
    public String digest() {
        return new Digest()
                .add(program)
                .add(made)
                .addAll(options)
                .addAll(plans.stream().map(Plan::digest).toList())
                .hexadecimal();
    }
}
