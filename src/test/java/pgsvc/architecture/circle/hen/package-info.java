/// One of two packages that import each other, for the test to find.
@NullMarked
package pgsvc.architecture.circle.hen;

import org.jspecify.annotations.NullMarked;
