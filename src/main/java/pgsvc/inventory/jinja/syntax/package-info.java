/// Stage ①, templates: the text of a template as a tree, by Jinja's grammar. May import `inventory.jinja.literal`
/// and `inventory.jinja.python`.
@NullMarked
package pgsvc.inventory.jinja.syntax;

import org.jspecify.annotations.NullMarked;
