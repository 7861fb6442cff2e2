package pgsvc.plan;

/// The running HAProxy is not what its files say.
///
/// @param subject a section, or `section/server`
/// @param meant by the files
/// @param found in the running HAProxy
public record Drift(String subject, String meant, String found) {}
