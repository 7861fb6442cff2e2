package pgsvc.switchover.course;

import java.time.Duration;
import java.util.Optional;

/// What a switchover was at one load balancer.
///
/// @param held how long new connections waited; nothing where they did not
/// @param serves when it sent all that follows the leader to the next one, since Patroni was asked; nothing where
///     it does not
public record BalancerEnd(Optional<Duration> held, Optional<Duration> serves) {}
