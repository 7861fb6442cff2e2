/// Composes the stages. May import the stages, and `diagnostic`.
@NullMarked
package pgsvc.pipeline;

import org.jspecify.annotations.NullMarked;
