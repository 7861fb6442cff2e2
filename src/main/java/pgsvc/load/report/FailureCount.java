package pgsvc.load.report;

import pgsvc.load.history.FailureKind;

/// How often attempts of one client failed in one way.
public record FailureCount(FailureKind kind, long times) {}
