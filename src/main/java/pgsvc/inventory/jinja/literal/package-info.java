/// Stage ①, templates: Python's literals, read back from text. May import `inventory.jinja.python`.
@NullMarked
package pgsvc.inventory.jinja.literal;

import org.jspecify.annotations.NullMarked;
