package pgsvc.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.check.Position;
import pgsvc.topology.Answer;

/// One member's part in a service now.
///
/// @param declared its part as the inventory has it
/// @param position what it is in the live cluster; nothing where nobody tells it
/// @param answer what its Patroni answers to the service's check, asked from here
/// @param at the service at each load balancer, by node
public record MemberNow(
        Explanation.Member declared,
        Optional<Position> position,
        Answer<Integer> answer,
        SequencedMap<String, ServiceAt> at) {
    private static final int PASSES = 200;

    public MemberNow {
        at = new LinkedHashMap<>(at);
    }

    /// Its name.
    public String name() {
        return declared.instance().name();
    }

    /// Whether its Patroni answers 200 now.
    public boolean passes() {
        return answer.given().filter(code -> code == PASSES).isPresent();
    }

    /// The nodes whose HAProxy gives it new sessions.
    public List<String> servedAt() {
        return nodesWith(server -> server.standing().serves());
    }

    /// The nodes whose HAProxy holds it for down while its Patroni answers 200.
    public List<String> heldDownAt() {
        return passes()
                ? nodesWith(server -> server.standing() == Standing.DOWN || server.standing() == Standing.STANDS_BY)
                : List.of();
    }

    /// The nodes whose HAProxy holds it for up while its Patroni answers otherwise.
    public List<String> heldUpAt() {
        return answer.given().isPresent() && !passes()
                ? nodesWith(server -> server.status().isUp())
                : List.of();
    }

    /// The nodes whose checks pass while its Patroni does not answer from here.
    public List<String> reachedOnlyAt() {
        return answer.given().isEmpty()
                ? nodesWith(server -> server.status().isUp() && server.status().passesCheck())
                : List.of();
    }

    private interface Test {
        boolean holds(ServerView server);
    }

    private List<String> nodesWith(Test test) {
        List<String> nodes = new ArrayList<>();
        for (Map.Entry<String, ServiceAt> entry : at.entrySet()) {
            if (entry.getValue().server(name()).filter(test::holds).isPresent()) {
                nodes.add(entry.getKey());
            }
        }
        return nodes;
    }
}
