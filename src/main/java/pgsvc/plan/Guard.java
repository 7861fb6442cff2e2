package pgsvc.plan;

/// Why a plan is not carried out unless a person says so.
///
/// @param what would happen
/// @param mend what to do about it, an imperative sentence
/// @param forceable whether saying so (`--force`) is enough
public record Guard(String what, String mend, boolean forceable) {}
