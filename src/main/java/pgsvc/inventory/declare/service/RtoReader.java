package pgsvc.inventory.declare.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.Expansion;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Located;

/// Reads which recovery-time plan a host follows: `pg_rto` names one of `pg_rto_plan`, else of the stock plans; an
/// unknown name means `norm`, as in the reference, and is told. `swift`, which is pgsvc's own, is known beside the
/// plans of a user, too.
public final class RtoReader {
    /// HAProxy takes whole numbers only, so that the fractions of a second which plans are written in become
    /// milliseconds.
    private static final Pattern FRACTION_OF_SECONDS = Pattern.compile("(\\d+)\\.(\\d{1,3})s");

    private final Expansion expansion;
    private final Reading reading;

    public RtoReader(Expansion expansion, Reading reading) {
        this.expansion = expansion;
        this.reading = reading;
    }

    /// The plan.
    public RtoPlan plan(Optional<Value> rto, Optional<Value> plans) {
        String name =
                rto.flatMap(v -> reading.text("pg_rto", v)).map(Located::value).orElse(RtoPlan.DEFAULT_NAME);
        if (plans.isEmpty()) {
            return Optional.ofNullable(RtoPlan.STOCK.get(name))
                    .orElseGet(() -> unknown(name, rto, RtoPlan.STOCK.keySet()));
        }
        if (!(plans.get() instanceof Value.Mapping mapping)) {
            reading.wrongType("pg_rto_plan", plans.get(), "a mapping from a name to ten values");
            return RtoPlan.NORM;
        }
        Optional<Value> plan = Optional.ofNullable(mapping.get(name));
        if (plan.isEmpty() && name.equals(RtoPlan.SWIFT_NAME)) {
            return Objects.requireNonNull(RtoPlan.STOCK.get(name));
        }
        Optional<Value> fallback = plan.or(() -> Optional.ofNullable(mapping.get(RtoPlan.DEFAULT_NAME)));
        if (plan.isEmpty()) {
            unknown(name, rto, mapping.entries().keySet());
        }
        return fallback.flatMap(p -> check(name, p))
                .map(check -> new RtoPlan(check, false))
                .orElse(RtoPlan.NORM);
    }

    private RtoPlan unknown(String name, Optional<Value> rto, Collection<String> known) {
        rto.ifPresent(value -> reading.findings()
                .add(
                        DeclareRule.RTO_UNKNOWN,
                        value.where(),
                        "There is no plan \"" + name + "\", so norm is used." + DidYouMean.hint(name, known),
                        "Name one of " + String.join(", ", new TreeSet<>(known)) + "."));
        return RtoPlan.NORM;
    }

    private Optional<List<String>> check(String name, Value plan) {
        if (!(plan instanceof Value.Sequence sequence) || sequence.items().size() != RtoPlan.LENGTH) {
            reading.findings()
                    .add(
                            DeclareRule.RTO_PLAN_INVALID,
                            plan.where(),
                            "The plan \"" + name + "\" is " + Reading.describe(plan) + ", not ten values.",
                            "Write [ttl, loop, retry, start, margin, inter, fastinter, downinter, rise, fall].");
            return Optional.empty();
        }
        List<String> check = new ArrayList<>();
        for (Value item : sequence.items().subList(RtoPlan.LENGTH / 2, RtoPlan.LENGTH)) {
            reading.readable(() -> Optional.of(expansion.dereferenced(item)))
                    .flatMap(v -> reading.text("A value of the plan \"" + name + "\"", v))
                    .ifPresent(text -> check.add(milliseconds(text.value())));
        }
        return Optional.of(check).filter(c -> c.size() == RtoPlan.LENGTH / 2);
    }

    private static String milliseconds(String time) {
        Matcher fraction = FRACTION_OF_SECONDS.matcher(time);
        if (!fraction.matches()) {
            return time;
        }
        String padded = (fraction.group(2) + "00").substring(0, 3);
        return Long.toString(Long.parseLong(fraction.group(1)) * 1000 + Long.parseLong(padded)) + "ms";
    }
}
