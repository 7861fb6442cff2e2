package pgsvc.timeline;

import java.util.Optional;

/// Something that happened between two looks.
///
/// @param cluster which it is about, where it is about one
/// @param node the load balancer where it happened, where it did at one
/// @param words a clause for people
public record Happening(Kind kind, Optional<String> cluster, Optional<String> node, String words) {

    static Happening in(Kind kind, String cluster, String words) {
        return new Happening(kind, Optional.of(cluster), Optional.empty(), words);
    }

    /// One at a load balancer.
    public static Happening at(Kind kind, String node, String words) {
        return new Happening(kind, Optional.empty(), Optional.of(node), words);
    }
}
