package pgsvc.architecture.circle.egg;

import pgsvc.architecture.circle.hen.Hen;

/// The other half; its package has no package-info on purpose.
public record Egg(Hen hatches) {}
