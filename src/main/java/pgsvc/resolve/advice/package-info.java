/// What is no mistake in a service and could be better. May import what `resolve` may.
@NullMarked
package pgsvc.resolve.advice;

import org.jspecify.annotations.NullMarked;
