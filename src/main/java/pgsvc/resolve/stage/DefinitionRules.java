package pgsvc.resolve.stage;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.haproxy.Balance;
import pgsvc.haproxy.Problem;
import pgsvc.haproxy.ServerOptions;
import pgsvc.haproxy.ServerOptions.Place;
import pgsvc.haproxy.Words;
import pgsvc.model.Located;
import pgsvc.model.ServiceDefinition;
import pgsvc.resolve.PatroniCheck;
import pgsvc.resolve.ResolveRule;
import pgsvc.resolve.endpoint.BindAddress;

/// Checks the parts of a declared service that need no cluster: check, address, balance and options. Each
/// declaration is checked once, however many clusters share it.
final class DefinitionRules {
    private final Set<Object> checked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Diagnostics into;

    DefinitionRules(Diagnostics into) {
        this.into = into;
    }

    void check(ServiceDefinition definition) {
        if (checked.add(definition)) {
            String label = "\"" + definition.name().value() + "\"";
            definition.check().ifPresentOrElse(check -> path(label, check), () -> noCheck(definition));
            definition.ip().ifPresent(ip -> address(label, ip, definition.port().value()));
            definition
                    .balance()
                    .ifPresent(balance -> Balance.check(balance.value(), false)
                            .ifPresent(
                                    p -> tell(ResolveRule.SERVICE_BALANCE_UNKNOWN, balance, "balance of " + label, p)));
            definition.options().ifPresent(options -> options(into, "options of " + label, options, Place.SERVICE));
        }
    }

    /// Checks what a plan of `pg_rto_plan` makes of the `default-server` line.
    void checkPlan(Located<String> serverOptions) {
        if (checked.add(serverOptions)) {
            options(into, "The plan that pg_rto names", serverOptions, Place.SERVICE);
        }
    }

    private void address(String label, Located<String> ip, int port) {
        BindAddress.check(ip.value(), port)
                .ifPresent(p -> tell(ResolveRule.SERVICE_ADDRESS_INVALID, ip, "ip of " + label, p));
        if (BindAddress.isEnvironment(ip.value())) {
            into.add(
                    ResolveRule.SERVICE_ADDRESS_ENVIRONMENT,
                    ip.where(),
                    "ip of " + label + " is " + ip.value() + ", which HAProxy looks up in its own environment. Where "
                            + "that is not set, the service listens on all addresses.",
                    "For a variable of the inventory write \"{{ name }}\".");
        }
    }

    /// Checks the options of a server, wherever they stand.
    static void options(Diagnostics into, String label, Located<String> options, Place place) {
        for (Problem problem : ServerOptions.check(options.value(), place)) {
            String hint = ServerOptions.keywords().contains(problem.word())
                    ? ""
                    : DidYouMean.hint(problem.word(), ServerOptions.keywords());
            into.add(
                    ResolveRule.SERVICE_OPTIONS_REJECTED,
                    options.where(),
                    label + ": " + problem.detail() + hint,
                    problem.mend());
        }
    }

    private void tell(ResolveRule rule, Located<String> value, String label, Problem problem) {
        into.add(rule, value.where(), label + ": " + problem.detail(), problem.mend());
    }

    private void noCheck(ServiceDefinition definition) {
        into.add(
                ResolveRule.CHECK_MISSING,
                definition.where(),
                "\"" + definition.name().value() + "\" has no check, so it asks for `/`, to which only the primary "
                        + "answers 200: no replica ever gets traffic.",
                "Write `check: /primary` if that is meant, else the path of the role, such as /read-only.");
    }

    private void path(String label, Located<String> check) {
        Words words = Words.of(check.value());
        boolean plain = words.problem().isEmpty()
                && words.words().size() == 1
                && words.words().getFirst().equals(check.value())
                && check.value().chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!plain || !check.value().startsWith("/")) {
            into.add(
                    ResolveRule.CHECK_INVALID,
                    check.where(),
                    "check of " + label + " is \"" + check.value() + "\". It must be one word of plain ASCII that "
                            + "begins with a slash.",
                    "Write a path of Patroni's REST API, such as /primary.");
        } else {
            PatroniCheck.problem(check.value())
                    .ifPresent(p -> tell(ResolveRule.CHECK_UNKNOWN, check, "check of " + label, p));
        }
    }
}
