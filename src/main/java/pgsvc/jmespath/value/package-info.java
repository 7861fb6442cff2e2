/// The values of the selector language and what holds among them: types, truth, equality, order, JSON. Imports
/// nothing.
@NullMarked
package pgsvc.jmespath.value;

import org.jspecify.annotations.NullMarked;
