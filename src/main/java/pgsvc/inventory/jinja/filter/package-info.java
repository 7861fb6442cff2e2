/// Stage ①, templates: the filters, tests and methods that pgsvc reads, as Jinja and Ansible define them. May
/// import `inventory.jinja.text`, `inventory.jinja.python` and `diagnostic`.
@NullMarked
package pgsvc.inventory.jinja.filter;

import org.jspecify.annotations.NullMarked;
