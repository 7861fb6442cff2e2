package pgsvc.inventory.declare.variable;

import static pgsvc.diagnostic.Severity.ERROR;
import static pgsvc.diagnostic.Severity.WARNING;

import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;

/// What can be wrong with what an inventory declares.
public enum DeclareRule implements Rule {
    VALUE_UNREADABLE(ERROR, "A value that is needed cannot be read"),
    VALUE_TYPE(ERROR, "A value has the wrong type"),
    VALUE_LINE_BREAK(ERROR, "A value holds a line break or a control character"),
    PORT_INVALID(ERROR, "A port must be a number from 1 to 65535"),
    WEIGHT_INVALID(ERROR, "A weight must be a number from 0 to 255"),
    BOOLEAN_UNCLEAR(WARNING, "A value is neither clearly true nor clearly false"),
    CLUSTER_NAME_INVALID(ERROR, "The name of a cluster holds something else than letters, digits and hyphens"),
    SEQ_INVALID(ERROR, "pg_seq must be a number"),
    SEQ_DUPLICATE(ERROR, "Two members of a cluster have one pg_seq"),
    ROLE_INVALID(ERROR, "pg_role is not a role"),
    PRIMARY_MISSING(ERROR, "A cluster has no primary"),
    PRIMARY_SEVERAL(ERROR, "A cluster has several primaries"),
    RTO_UNKNOWN(WARNING, "pg_rto names no plan"),
    ROLES_UNKNOWN(ERROR, "pg_service_roles is neither declared nor live"),
    RTO_PLAN_INVALID(ERROR, "A plan of pg_rto_plan is not ten values"),
    SERVICE_LIST_INVALID(ERROR, "A list of services is no list"),
    SERVICE_ENTRY_INVALID(ERROR, "A service is no mapping"),
    SERVICE_KEY_UNKNOWN(WARNING, "A service has a key that nothing reads"),
    SERVICE_KEY_OLD(WARNING, "A service has a key of an earlier inventory schema"),
    VARIABLE_OLD(WARNING, "A variable of an earlier inventory schema is not read any more"),
    SERVICE_NAME_MISSING(ERROR, "A service has no name"),
    SERVICE_NAME_INVALID(ERROR, "HAProxy or the file system would not take the name of a service"),
    SERVICE_PORT_MISSING(ERROR, "A service has no port"),
    SERVICE_SELECTOR_MISSING(ERROR, "A service has no selector"),
    SERVICE_MAXCONN_INVALID(ERROR, "maxconn must be a number, 0 or more"),
    SERVICE_SERVERS_MISSING(ERROR, "A node service has no servers"),
    DEST_INVALID(ERROR, "dest must be default, postgres, pgbouncer, or a port number without quotes"),
    CONNECTION_UNKNOWN(ERROR, "A node is reached in a way that pgsvc does not know"),
    CONNECTION_WORD_INVALID(ERROR, "A value cannot be a word of ssh's or sudo's command line"),
    CONNECTION_ARGUMENTS_INVALID(ERROR, "Arguments of ssh or sudo have a quote without its end"),
    BECOME_METHOD_UNKNOWN(ERROR, "A node asks for another way than sudo to become another user");

    private final Severity severity;
    private final String summary;

    DeclareRule(Severity severity, String summary) {
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
