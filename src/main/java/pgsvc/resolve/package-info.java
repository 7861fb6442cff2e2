/// Stage ②: defaults, selectors, destinations and providers become services with servers; nothing is left to look
/// up. Holds the rules about what a service means, ports above all. May import `model`, `jmespath`, `haproxy`,
/// `diagnostic`. No I/O, no clock.
@NullMarked
package pgsvc.resolve;

import org.jspecify.annotations.NullMarked;
