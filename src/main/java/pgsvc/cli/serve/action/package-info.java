/// What users of the page do: an action is asked for, allowed or refused, done, and written down.
@NullMarked
package pgsvc.cli.serve.action;

import org.jspecify.annotations.NullMarked;
