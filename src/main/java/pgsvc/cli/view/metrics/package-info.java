/// What monitoring reads.
@NullMarked
package pgsvc.cli.view.metrics;

import org.jspecify.annotations.NullMarked;
