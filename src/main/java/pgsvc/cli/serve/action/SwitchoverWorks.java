package pgsvc.cli.serve.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pgsvc.apply.Author;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.NamedCluster;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.switchover.Proposal;
import pgsvc.cli.switchover.Settings;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.serve.OfferJson;
import pgsvc.cli.view.serve.OrderJson;
import pgsvc.cli.view.switchover.CourseEnd;
import pgsvc.cli.view.switchover.SwitchoverJson;
import pgsvc.model.Cluster;
import pgsvc.switchover.Effect;
import pgsvc.switchover.Readiness;
import pgsvc.switchover.course.CourseListener;
import pgsvc.topology.LiveMember;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// Planned switchovers: who may lead next, and the course itself.
///
/// @param ground its inventory and nodes
record SwitchoverWorks(Ground ground) {

    /// Who may lead a cluster next.
    ///
    /// @throws CommandException when there is no such cluster, or its Patronis cannot be asked
    String offer(String name) throws CommandException {
        Proposal proposal = proposal(name);
        Settings anybody = Settings.usual(Optional.empty(), "");
        Optional<String> leader = proposal.live().leader().map(ObservedMember::name);
        List<OfferJson.Candidate> candidates = new ArrayList<>();
        List<LiveMember> members = proposal.live().cluster().map(TopologySnapshot.Listing::cluster).stream()
                .flatMap(listed -> listed.members().stream())
                .filter(member -> !leader.equals(Optional.of(member.name())))
                .toList();
        for (LiveMember member : leader.isPresent() ? members : List.<LiveMember>of()) {
            candidates.add(candidate(proposal, member));
        }
        OfferJson offer = switch (proposal.choose(anybody)) {
            case Readiness.Refused(List<String> reasons) ->
                new OfferJson(name, leader, Optional.empty(), reasons, candidates);
            case Readiness.Done done ->
                new OfferJson(name, Optional.of(done.leader().name()), Optional.empty(), List.of(), candidates);
            case Readiness.Ready ready ->
                new OfferJson(name, leader, Optional.of(ready.candidate().name()), List.of(), candidates);
        };
        return Printed.text(offer::print);
    }

    private static OfferJson.Candidate candidate(Proposal proposal, LiveMember member) {
        return switch (proposal.choose(Settings.usual(Optional.of(member.name()), ""))) {
            case Readiness.Refused(List<String> reasons) ->
                new OfferJson.Candidate(member.name(), member.lag(), reasons, List.of());
            case Readiness.Done _ -> new OfferJson.Candidate(member.name(), OptionalLong.empty(), List.of(), List.of());
            case Readiness.Ready ready ->
                new OfferJson.Candidate(member.name(), member.lag(), List.of(), proposal.effects(ready));
        };
    }

    private Proposal proposal(String name) throws CommandException {
        Cluster cluster =
                NamedCluster.among(ground.resolution().get().inventory().clusters(), Optional.of(name));
        return Proposal.of(cluster, ground.resolution().get(), ground.parsed(), ground.session());
    }

    /// Makes another the leader, where nothing speaks against it.
    Came switchOver(Order order) throws CommandException {
        Author author = Ground.author(order, "");
        Settings settings = Settings.usual(
                OrderJson.text(order.body(), "to"),
                author.who() + " since " + author.when() + ", for a switchover of " + order.object());
        boolean forced = OrderJson.isSet(order.body(), "force");
        Proposal proposal = proposal(order.object());
        List<ReachableNode> nodes = ground.reachable(
                Proposal.serving(proposal.cluster(), ground.resolution().get()));
        return switch (proposal.choose(settings)) {
            case Readiness.Refused(List<String> reasons) ->
                Came.refused(409, order.object(), "no switchover of " + order.object(), reasons);
            case Readiness.Done(LiveMember leader) ->
                Came.refused(409, order.object(), leader.name() + " leads " + order.object() + " already", List.of());
            case Readiness.Ready ready -> {
                List<String> holes = holes(proposal.effects(ready));
                yield holes.isEmpty() || forced
                        ? course(order, proposal, ready, settings, nodes)
                        : Came.refused(
                                409, order.object(), "a service would have no server, and it is not forced", holes);
            }
        };
    }

    private static List<String> holes(List<Effect> effects) {
        return effects.stream()
                .filter(Effect::isHole)
                .map(effect -> effect.service() + ": no server then, "
                        + String.join(" and ", effect.before().servers()) + " now.")
                .toList();
    }

    private Came course(
            Order order, Proposal proposal, Readiness.Ready ready, Settings settings, List<ReachableNode> nodes)
            throws CommandException {
        Remarks remarks = new Remarks();
        CourseEnd end = proposal.carryOut(ready, settings, nodes, remarks, ground.session(), _ -> () -> {}, _ -> {});
        SwitchoverJson json = new SwitchoverJson(order.object(), end, remarks.sentences);
        return new Came(
                end.isWell() ? 200 : 502,
                Printed.text(json::print),
                order.object(),
                (end.isWell() ? "done: " : "not done: ") + end.sentence().replace('\n', ' '));
    }

    /// Keeps what a person should know; how far it has come is told at its end.
    private static final class Remarks implements CourseListener {
        private final List<String> sentences = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void asked() {}

        @Override
        public void oldGone(Duration after) {}

        @Override
        public void newLeads(Duration after) {}

        @Override
        public void serves(String node, Duration after) {}

        @Override
        public void remark(String node, String what) {
            sentences.add(node + ": " + what);
        }
    }
}
