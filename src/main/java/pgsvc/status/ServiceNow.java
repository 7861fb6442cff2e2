package pgsvc.status;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import pgsvc.resolve.Explanation;
import pgsvc.topology.Answer;

/// A service's members now, beside what is declared.
///
/// @param members those of the explanation, in its order
public record ServiceNow(Explanation declared, List<MemberNow> members) {
    public ServiceNow {
        members = List.copyOf(members);
    }

    /// Puts together what was seen.
    ///
    /// @param answers what each member's Patroni answers to the service's check, by the member's name
    public static ServiceNow of(Explanation declared, ClusterStatus cluster, Map<String, Answer<Integer>> answers) {
        Positions positions = new Positions(cluster.cluster(), cluster.live());
        SequencedMap<String, ServiceAt> at = new LinkedHashMap<>();
        cluster.services().stream()
                .filter(service ->
                        service.service().fullName().equals(declared.service().fullName()))
                .forEach(service -> at.putAll(service.at()));
        return new ServiceNow(
                declared,
                declared.members().stream()
                        .map(member -> new MemberNow(
                                member,
                                positions.of(member.instance().name()),
                                requireNonNull(answers.get(member.instance().name())),
                                at))
                        .toList());
    }

    /// Whether every load balancer and every Patroni answers.
    public boolean isWhole() {
        return members.stream()
                .allMatch(member -> member.answer().given().isPresent()
                        && member.at().values().stream().allMatch(at -> at instanceof ServiceAt.Runs));
    }
}
