/// The stage itself: from what is declared to services with servers, placed on load balancers, and what is wrong with
/// them.
@NullMarked
package pgsvc.resolve.stage;

import org.jspecify.annotations.NullMarked;
