/// The same work on many things at once, and waiting for something to become true.
@NullMarked
package pgsvc.concurrent;

import org.jspecify.annotations.NullMarked;
