/// What a transaction does to the HAProxy that runs: tells it of new files, looks whether it runs with them, and ends
/// what a reload left behind. May import `plan`, `observe`, `target`, `haproxy`, `concurrent`.
@NullMarked
package pgsvc.apply.running;

import org.jspecify.annotations.NullMarked;
