package pgsvc.apply;

/// Who applies, and why.
///
/// @param who user and machine
/// @param when in ISO 8601
/// @param why what the user says (`-m`), maybe empty
public record Author(String who, String when, String why) {}
