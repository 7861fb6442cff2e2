package pgsvc.inventory.ansible;

import java.util.List;
import pgsvc.inventory.yaml.Value.Mapping;

/// What all hosts of the same groups have in common; one object serves them all.
///
/// @param groupNames the groups' names with those of all groups above them, sorted, without `all`
/// @param layers their variables, the least specific first
public record Membership(List<String> groupNames, List<Mapping> layers) {
    public Membership {
        groupNames = List.copyOf(groupNames);
        layers = List.copyOf(layers);
    }
}
