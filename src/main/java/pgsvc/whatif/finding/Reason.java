package pgsvc.whatif.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.resolve.Server;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Situation;

/// How a server does not serve in a situation.
enum Reason {
    LOST("is lost", "are lost"),
    NO_WEIGHT("has weight 0", "have weight 0"),
    PRIMARY("is the primary then", "are the primary then"),
    STANDBY_LEADER("is the standby leader then", "are the standby leader then"),
    REPLICA("is a replica then", "are replicas then");

    private final String one;
    private final String several;

    Reason(String one, String several) {
        this.one = one;
        this.several = several;
    }

    /// Why none of a row's servers serves in a situation that has a leader: a clause without a full stop.
    ///
    /// @param row its place among the rows
    static String inWords(Matrix matrix, Situation situation, int row) {
        List<Server> servers = matrix.serving(situation, row).configured();
        if (servers.isEmpty()) {
            return matrix.rows().get(row).service().declared().backup().isPresent()
                    ? "neither its selector nor its backup yields a member"
                    : "its selector yields no member";
        }
        if (servers.size() == 1) {
            Server only = servers.getFirst();
            return "its only server, " + only.name() + ", " + of(only, matrix, situation).one;
        }
        Map<Reason, List<String>> reasons = new LinkedHashMap<>();
        for (Server server : servers) {
            reasons.computeIfAbsent(of(server, matrix, situation), _ -> new ArrayList<>())
                    .add(server.name());
        }
        return "of its servers, "
                + Wording.and(reasons.entrySet().stream()
                        .map(reason -> reason.getKey().of(reason.getValue()))
                        .toList());
    }

    private String of(List<String> servers) {
        return Wording.and(servers) + " " + Wording.number(servers, one, several);
    }

    private static Reason of(Server server, Matrix matrix, Situation situation) {
        if (situation.lost().contains(server.name())) {
            return LOST;
        }
        if (server.weight() == 0) {
            return NO_WEIGHT;
        }
        if (situation.isLedBy(server.name())) {
            return matrix.cluster().isStandby() ? STANDBY_LEADER : PRIMARY;
        }
        return REPLICA;
    }
}
