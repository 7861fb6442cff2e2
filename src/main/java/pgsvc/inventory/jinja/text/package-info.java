/// Stage ①, templates: what Python does with texts and Java does differently: regular expressions and formats. May
/// import `inventory.jinja.python`.
@NullMarked
package pgsvc.inventory.jinja.text;

import org.jspecify.annotations.NullMarked;
