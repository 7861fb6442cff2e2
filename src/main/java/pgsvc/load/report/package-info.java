/// What clients saw, in numbers: a function of the history. May import `load.history`.
@NullMarked
package pgsvc.load.report;

import org.jspecify.annotations.NullMarked;
