/// Stage ⑤: rendered minus observed gives a plan: changes, each with the least disruptive way to bring it into force,
/// and what a person should be asked before. Pure. May import `render`, `observe`, `haproxy`.
@NullMarked
package pgsvc.plan;

import org.jspecify.annotations.NullMarked;
