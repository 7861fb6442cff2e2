/// Stage ①, templates: evaluates the Jinja values of an inventory as Ansible 2.14 does, without running Python.
/// May import its own subpackages.
@NullMarked
package pgsvc.inventory.jinja;

import org.jspecify.annotations.NullMarked;
