package pgsvc.inventory.ansible;

import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value;

/// The definition of a variable that counts for one host.
///
/// @param nameWhere where the variable's name is written
public record Variable(String name, SourceRange nameWhere, Value value) {}
