/// Stage ③: resolved services become HAProxy files, byte for byte the same each time. May import `resolve`,
/// `model`, `haproxy`. No I/O, no clock.
@NullMarked
package pgsvc.render;

import org.jspecify.annotations.NullMarked;
