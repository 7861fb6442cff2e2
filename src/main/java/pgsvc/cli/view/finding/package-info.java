/// Findings in each form that people and their tools read.
@NullMarked
package pgsvc.cli.view.finding;

import org.jspecify.annotations.NullMarked;
