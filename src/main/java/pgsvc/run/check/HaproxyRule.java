package pgsvc.run.check;

import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;

/// What the real HAProxy may say about rendered files.
public enum HaproxyRule implements Rule {
    /// It would not start, or not reload.
    HAPROXY_REFUSES(Severity.ERROR, "HAProxy refuses this"),
    /// It would start, with a doubt.
    HAPROXY_WARNS(Severity.WARNING, "HAProxy warns of this"),
    /// It cannot find a server's address on this machine; on the node it may.
    HAPROXY_HOST_UNKNOWN(Severity.WARNING, "HAProxy on this machine does not find a host's address");

    private final Severity severity;
    private final String summary;

    HaproxyRule(Severity severity, String summary) {
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
