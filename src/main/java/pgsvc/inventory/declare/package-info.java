/// Stage ①, the last step: the variables of hosts become clusters, instances, services and nodes. May import
/// `model`, `diagnostic` and its siblings `yaml`, `ansible`, `jinja`.
@NullMarked
package pgsvc.inventory.declare;

import org.jspecify.annotations.NullMarked;
