/// What is so now: the command `status`, and the live part of `explain`.
@NullMarked
package pgsvc.cli.status;

import org.jspecify.annotations.NullMarked;
