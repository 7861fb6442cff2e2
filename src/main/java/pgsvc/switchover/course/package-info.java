/// A planned switchover while it goes on: Patroni is asked, its members are watched, and each load balancer is
/// told and waited for by a thread of its own.
@NullMarked
package pgsvc.switchover.course;

import org.jspecify.annotations.NullMarked;
