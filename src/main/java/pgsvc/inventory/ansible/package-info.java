/// Stage ①, Ansible's data model: hosts, groups and which definition of a variable counts, as Ansible 2.14 has
/// them. May import `inventory.yaml` and `diagnostic`.
@NullMarked
package pgsvc.inventory.ansible;

import org.jspecify.annotations.NullMarked;
