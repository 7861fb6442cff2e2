/// Stage ⑥ and ⑦: a plan is carried out on its target as one transaction, looked at, and taken back when it is not what
/// was meant. May import `plan`, `observe`, `target`, `haproxy`.
@NullMarked
package pgsvc.apply;

import org.jspecify.annotations.NullMarked;
