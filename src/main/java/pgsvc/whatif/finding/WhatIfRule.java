package pgsvc.whatif.finding;

import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;

/// What a failover can do to services; looked for only where it is asked for.
public enum WhatIfRule implements Rule {
    SERVICE_EMPTY_AFTER_FAILOVER(Severity.WARNING, "A single failover leaves a service without a server");

    private final Severity severity;
    private final String summary;

    WhatIfRule(Severity severity, String summary) {
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
