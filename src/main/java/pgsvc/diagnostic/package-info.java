/// What is said to the user about the input: severity, rule, text and place. Imports nothing.
@NullMarked
package pgsvc.diagnostic;

import org.jspecify.annotations.NullMarked;
