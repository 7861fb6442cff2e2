/// What became of each attempt, as values; nothing here opens a connection or looks at a clock. Imports nothing.
@NullMarked
package pgsvc.load.history;

import org.jspecify.annotations.NullMarked;
