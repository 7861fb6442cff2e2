package pgsvc.cli.view.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.resolve.check.Answer;
import pgsvc.resolve.check.Asked;
import pgsvc.resolve.check.CheckPath;
import pgsvc.resolve.check.Position;
import pgsvc.status.MemberNow;
import pgsvc.status.ServerView;
import pgsvc.status.ServiceAt;
import pgsvc.status.Standing;

/// Whether a member gets a service's traffic now and, if not, which rule keeps it out; in sentences.
final class Verdict {
    private final MemberNow member;
    private final String check;

    /// @param check the service's, as declared
    Verdict(MemberNow member, String check) {
        this.member = member;
        this.check = check;
    }

    /// One or two sentences.
    String words() {
        if (member.declared().server().isEmpty()) {
            return member.declared().verdict();
        }
        List<String> serving = member.servedAt();
        String rest = clauses();
        if (serving.isEmpty()) {
            return isKnown() ? "Gets no traffic: " + rest + "." : "Is not known to get traffic: " + rest + ".";
        }
        return "Gets traffic" + asBackup() + " at " + places(serving) + (rest.isEmpty() ? "." : "; " + rest + ".");
    }

    private boolean isKnown() {
        return member.at().values().stream().noneMatch(ServiceAt.Unknown.class::isInstance);
    }

    private String asBackup() {
        boolean backup = member.at().values().stream()
                .flatMap(at -> at.server(member.name()).stream())
                .anyMatch(server -> server.standing() == Standing.STANDS_IN);
        return backup ? " as a backup, since no other server is up," : "";
    }

    /// What keeps it out, with the load balancers where they do not agree.
    private String clauses() {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        member.at().forEach((node, at) -> {
            boolean serves =
                    at.server(member.name()).filter(s -> s.standing().serves()).isPresent();
            if (!serves) {
                nodes.computeIfAbsent(clause(at), _ -> new ArrayList<>()).add(node);
            }
        });
        List<String> clauses = new ArrayList<>();
        nodes.forEach((clause, at) -> clauses.add("at " + places(at) + " " + clause));
        return String.join("; ", clauses);
    }

    private String clause(ServiceAt at) {
        return switch (at) {
            case ServiceAt.Runs runs ->
                runs.server(member.name())
                        .map(server -> clause(server, runs))
                        .orElse("HAProxy runs the service without it (pgsvc plan)");
            case ServiceAt.Missing _ -> "HAProxy runs without the service (pgsvc plan)";
            case ServiceAt.NoHaproxy _ -> "no HAProxy runs";
            case ServiceAt.Unknown _ -> "nobody answers";
        };
    }

    private String clause(ServerView server, ServiceAt.Runs runs) {
        return switch (server.standing()) {
            case WAITS -> "it waits as a backup, since " + up(runs);
            case STANDS_BY -> "it stands by: its check is answered 503, since " + role();
            case DOWN, DRAINED, MAINTAINED, WEIGHTLESS, SERVES, STANDS_IN ->
                "it " + Outages.clause(server) + Outages.mend(server);
        };
    }

    private static String up(ServiceAt.Runs runs) {
        List<String> serving = runs.choice().servers();
        return Places.listed(serving)
                + (serving.size() == 1 ? " is up" : " are up")
                + (runs.choice().byBackup() ? " and stands before it in the section" : "");
    }

    /// Why Patroni answers 503 to it.
    private String role() {
        Asked asked = CheckPath.of(check).asked();
        Optional<Position> position = member.position();
        if (position.isPresent() && asked.answerOf(position.get()) == Answer.FAILS) {
            return switch (asked) {
                case NOTHING -> "no member answers 200 to " + check;
                case PRIMARY, LEADER, STANDBY_LEADER -> notLeader(position.get());
                case REPLICA, SYNCHRONOUS, QUORUM, ASYNCHRONOUS -> "it is the leader";
                case READ_ONLY, RUNNING, READ_ONLY_SYNCHRONOUS, READ_ONLY_QUORUM -> "it does not run";
            };
        }
        if (!CheckPath.of(check).parametersThatNarrow().isEmpty()) {
            return "it does not meet the parameters of " + check;
        }
        return asked.isAboutSynchronousReplication()
                ? "it is not what " + check + " asks for"
                : "it is not what " + check + " asks for, as far as is known";
    }

    private static String notLeader(Position position) {
        return position == Position.REPLICA ? "it is not the leader" : "it leads a cluster of the other kind";
    }

    /// Where Patroni, asked from here, and a load balancer do not say the same.
    List<String> disagreements() {
        List<String> lines = new ArrayList<>();
        if (!member.heldDownAt().isEmpty()) {
            lines.add("Patroni answers 200, and " + places(member.heldDownAt())
                    + (member.heldDownAt().size() == 1 ? " holds" : " hold")
                    + " it for down. A server comes up after `rise` checks in a row; if it stays so, the load balancer "
                    + "does not get through to that Patroni: a firewall, TLS, another address.");
        }
        if (!member.heldUpAt().isEmpty()) {
            lines.add("Patroni does not answer 200, and " + places(member.heldUpAt())
                    + (member.heldUpAt().size() == 1 ? " holds" : " hold")
                    + " it for up. A server goes down after `fall` checks in a row; if it stays so, see whether the "
                    + "load balancer checks this path there (pgsvc plan).");
        }
        if (!member.reachedOnlyAt().isEmpty()) {
            lines.add("Patroni does not answer from here, and what checks it at " + places(member.reachedOnlyAt())
                    + (member.reachedOnlyAt().size() == 1 ? " passes" : " pass")
                    + ": it went away a moment ago, or only the way from here is broken.");
        }
        return lines;
    }

    private String places(List<String> nodes) {
        return Places.phrase(nodes, member.at().keySet());
    }
}
