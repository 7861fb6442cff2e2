package pgsvc.apply;

import java.util.Optional;

/// What became of one file by a generation.
///
/// @param before nothing where the file was not there
/// @param after nothing where it went
public record Replaced(String file, Optional<String> before, Optional<String> after) {}
