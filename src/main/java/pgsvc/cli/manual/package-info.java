/// The manual, made from the specification of the commands: pages for man, and one in Markdown.
@NullMarked
package pgsvc.cli.manual;

import org.jspecify.annotations.NullMarked;
