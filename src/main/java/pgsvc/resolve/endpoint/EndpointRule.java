package pgsvc.resolve.endpoint;

import static pgsvc.diagnostic.Severity.ERROR;

import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;

/// What can be wrong with the ports of a node.
public enum EndpointRule implements Rule {
    ENDPOINT_CONFLICT("Two services listen on one address and port"),
    ENDPOINT_TAKEN("A service listens on the port of another program of its node");

    private final String summary;

    EndpointRule(String summary) {
        this.summary = summary;
    }

    @Override
    public Severity severity() {
        return ERROR;
    }

    @Override
    public String summary() {
        return summary;
    }
}
