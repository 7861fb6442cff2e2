package pgsvc.cli.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Options;
import pgsvc.cli.nodes.Workplace;
import pgsvc.haproxy.HaproxyTime;
import pgsvc.observe.Observation;
import pgsvc.plan.BaseWish;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
import pgsvc.target.TargetException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// How a node's plan is made.
///
/// @param adopt whether files are taken over that Ansible left
/// @param base whether the base configuration gets what carries health states over a reload
/// @param hardStopAfter how long an old worker may go on; only with `base`
public record Planning(boolean adopt, boolean base, Optional<String> hardStopAfter) {
    private static final String ADOPT = "--adopt";
    private static final String BASE = "--base";
    private static final String HARD_STOP = "--hard-stop-after";
    /// The options that say how.
    public static final List<String> NAMES = List.of(ADOPT, BASE, HARD_STOP);

    private static final String USUAL_FOLDER = "/etc/haproxy";

    /// As the options say it.
    ///
    /// @throws CommandException when they do not go together
    public static Planning of(ParseResult parsed) throws CommandException {
        Planning planning = new Planning(
                Options.isSet(parsed, ADOPT), Options.isSet(parsed, BASE), Options.given(parsed, HARD_STOP));
        Optional<String> time = planning.hardStopAfter;
        if (time.isPresent() && !planning.base) {
            throw CommandException.usage(HARD_STOP + " is a line of the base configuration: add " + BASE + ".");
        }
        if (time.isPresent() && HaproxyTime.milliseconds(time.get()).isEmpty()) {
            throw CommandException.usage(HARD_STOP + " takes a time such as 10m or 90s, not \"" + time.get() + "\".");
        }
        return planning;
    }

    /// The options that say so.
    public static CommandSpec options(CommandSpec spec) {
        return spec.addOption(Options.flag(ADOPT, "Take over files of the inventory's clusters that Ansible left."))
                .addOption(
                        Options.flag(
                                BASE,
                                "Add to haproxy.cfg what carries health states over a reload, or write it where there is none."))
                .addOption(Options.value(
                        "TIME", "With --base: how long a reloaded HAProxy's old worker may go on (10m).", HARD_STOP));
    }

    /// The plan of a node.
    public Plan plan(Workplace place, Observation observed) throws TargetException {
        Optional<BaseWish> wish = base ? Optional.of(wish(place)) : Optional.empty();
        return Planner.plan(place.desired(), observed, adopt, wish);
    }

    /// Several HAProxies of one machine share neither a file nor a socket: where one has another folder than the
    /// usual, both stand in that.
    private BaseWish wish(Workplace place) throws TargetException {
        String folder = place.site().folder();
        boolean usual = folder.equals(USUAL_FOLDER);
        boolean own = usual && place.target().list("/var/lib").contains("haproxy");
        return new BaseWish(
                place.base(),
                (own ? "/var/lib/haproxy" : folder) + "/server-state",
                usual ? "/run/haproxy-pgsvc.sock" : folder + "/pgsvc.sock",
                hardStopAfter);
    }

    /// Those that were given, as they are saved with a plan.
    public List<String> given() {
        List<String> given = new ArrayList<>();
        if (adopt) {
            given.add(ADOPT);
        }
        if (base) {
            given.add(BASE);
        }
        hardStopAfter.ifPresent(time -> given.add(HARD_STOP + " " + time));
        return given;
    }
}
