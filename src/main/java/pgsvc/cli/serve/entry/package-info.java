/// Who comes to the page, and what is written down of what they do.
@NullMarked
package pgsvc.cli.serve.entry;

import org.jspecify.annotations.NullMarked;
