/// The 26 functions that expressions call. Imports pgsvc.jmespath.value.
@NullMarked
package pgsvc.jmespath.function;

import org.jspecify.annotations.NullMarked;
