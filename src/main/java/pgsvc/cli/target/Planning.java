package pgsvc.cli.target;

import java.util.List;
import pgsvc.cli.command.Options;
import pgsvc.observe.Observation;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// How plan and apply make a node's plan.
final class Planning {
    /// The options that say how.
    static final List<String> NAMES = List.of("--adopt");

    private final boolean adopt;

    Planning(ParseResult parsed) {
        this.adopt = Options.isSet(parsed, "--adopt");
    }

    static CommandSpec options(CommandSpec spec) {
        return spec.addOption(
                Options.flag("--adopt", "Take over files of the inventory's clusters that Ansible left."));
    }

    Plan plan(Workplace place, Observation observed) {
        return Planner.plan(place.desired(), observed, adopt);
    }

    /// Those that were given, as they are saved with a plan.
    List<String> given() {
        return adopt ? List.of("--adopt") : List.of();
    }
}
