/// Stage ②: defaults, selectors, destinations and providers become services with servers; nothing is left to look
/// up. Here is what comes of it, and the rules about what a service means; the stage itself is `resolve.stage`. May
/// import `model`, `jmespath`, `haproxy`, `diagnostic`. No I/O, no clock.
@NullMarked
package pgsvc.resolve;

import org.jspecify.annotations.NullMarked;
