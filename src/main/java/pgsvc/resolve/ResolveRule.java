package pgsvc.resolve;

import static pgsvc.diagnostic.Severity.ERROR;
import static pgsvc.diagnostic.Severity.WARNING;

import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;

/// What can be wrong with what a service means.
public enum ResolveRule implements Rule {
    SELECTOR_SYNTAX(ERROR, "A selector is no JMESPath expression"),
    SELECTOR_FAILS(ERROR, "A selector cannot be evaluated on the cluster's members"),
    SELECTOR_RESULT(ERROR, "A selector yields something else than members"),
    SELECTOR_REPEATS_MEMBER(ERROR, "A selector yields a member twice"),
    SELECTOR_MATCHES_NOBODY(WARNING, "A service has no server at all"),
    SELECTOR_UNKNOWN_ATTRIBUTE(WARNING, "A selector names an attribute that no member has"),
    BACKUP_LEAVES_NO_ACTIVE_SERVER(WARNING, "All servers of a service are backups"),
    SERVICE_NAME_DUPLICATE(ERROR, "Two services of a cluster have one name"),
    SERVICE_NAME_CLASH(ERROR, "Two services on one node have one full name"),
    PROVIDER_UNKNOWN(WARNING, "The provider is not a group of the inventory"),
    PROVIDER_EMPTY(ERROR, "The provider group has no hosts"),
    PROVIDER_MIXED(WARNING, "Only some members of a cluster delegate their services"),
    CHECK_MISSING(WARNING, "A service has no check, which means the primary"),
    CHECK_UNKNOWN(WARNING, "The check is not a path that Patroni's REST API knows"),
    CHECK_INVALID(ERROR, "The check cannot stand in HAProxy's configuration"),
    SERVICE_ADDRESS_INVALID(ERROR, "HAProxy cannot bind to this address"),
    SERVICE_ADDRESS_ENVIRONMENT(WARNING, "The address is taken from HAProxy's own environment"),
    SERVICE_BALANCE_UNKNOWN(ERROR, "HAProxy does not know this balance algorithm"),
    SERVICE_PROTOCOL_UNKNOWN(ERROR, "The protocol of a node service is neither tcp nor http"),
    TIMEOUT_INVALID(ERROR, "A timeout is not in HAProxy's notation of time"),
    SERVICE_OPTIONS_REJECTED(ERROR, "HAProxy will reject the options");

    private final Severity severity;
    private final String summary;

    ResolveRule(Severity severity, String summary) {
        this.severity = severity;
        this.summary = summary;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String summary() {
        return summary;
    }
}
