/// What clients saw, as a picture: for a terminal and for a page. May import `load.history`, `load.report`.
@NullMarked
package pgsvc.load.timeline;

import org.jspecify.annotations.NullMarked;
