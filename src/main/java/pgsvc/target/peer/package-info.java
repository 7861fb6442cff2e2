/// A program at the other end of a pipe, here or on another machine, that answers what it is asked.
@NullMarked
package pgsvc.target.peer;

import org.jspecify.annotations.NullMarked;
