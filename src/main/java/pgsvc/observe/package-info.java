/// Stage ④: what is on a target, its files and what its HAProxy runs with. May import `target`, `haproxy`.
@NullMarked
package pgsvc.observe;

import org.jspecify.annotations.NullMarked;
