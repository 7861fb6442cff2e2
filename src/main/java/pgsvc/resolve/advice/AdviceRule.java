package pgsvc.resolve.advice;

import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;

/// What could be better; told only where it is asked for.
public enum AdviceRule implements Rule {
    SLOWSTART_ON_ONE_SERVER(Severity.NOTE, "slowstart delays clients of a service with one server");

    private final Severity severity;
    private final String summary;

    AdviceRule(Severity severity, String summary) {
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
