/// What happened, found by comparing each look with the one before it.
@NullMarked
package pgsvc.timeline;

import org.jspecify.annotations.NullMarked;
