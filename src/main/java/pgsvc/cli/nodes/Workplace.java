package pgsvc.cli.nodes;

import pgsvc.observe.Site;
import pgsvc.plan.Desired;
import pgsvc.target.Target;

/// A node that is connected to.
///
/// @param site where HAProxy's files are there
/// @param desired what it shall serve
/// @param base the whole base configuration that the inventory makes for it
public record Workplace(Target target, Site site, Desired desired, String base) {}
