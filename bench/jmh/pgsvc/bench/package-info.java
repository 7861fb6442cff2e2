/// Microbenchmarks, compiled and run only in the Maven profile `bench`. Imports what it measures.
@NullMarked
package pgsvc.bench;

import org.jspecify.annotations.NullMarked;
