package pgsvc.cli.view.topology;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pgsvc.cli.view.Table;
import pgsvc.discover.Comparison;
import pgsvc.discover.Difference;
import pgsvc.model.Instance;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;

/// A live cluster as a table, and what is declared otherwise.
public final class TopologyText {
    private final PrintStream out;

    public TopologyText(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(Comparison comparison) {
        table(comparison).print(out);
        List<String> silent = comparison.live().members().stream()
                .filter(member -> !member.isAnswering())
                .map(TopologyText::silence)
                .toList();
        section(silent);
        section(leadership(comparison.live()));
        for (Difference difference : comparison.differences()) {
            out.println();
            out.println(difference.detail());
            out.println("  Mend: " + difference.mend());
        }
    }

    private void section(List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            lines.forEach(out::println);
        }
    }

    private static Table table(Comparison comparison) {
        Table table = new Table("MEMBER", "ROLE", "DECLARED", "STATE", "TIMELINE", "LAG", "POSTGRESQL", "PATRONI");
        for (ObservedMember member : comparison.live().members()) {
            Optional<LiveMember> listed = member.listed();
            table.row(
                    member.name(),
                    role(member),
                    comparison.instance(member).map(TopologyText::declared).orElse("-"),
                    state(member),
                    number(listed.map(LiveMember::timeline)),
                    number(listed.map(LiveMember::lag)),
                    listed.map(m -> m.host() + ":" + m.port()).orElse("-"),
                    member.address().authority() + (member.isAnswering() ? "" : " (no answer)"));
        }
        return table;
    }

    private static String declared(Instance instance) {
        return instance.role().word();
    }

    private static String role(ObservedMember member) {
        return member.listed()
                .map(LiveMember::role)
                .or(() -> member.status().map(MemberStatus::role))
                .orElse("-");
    }

    private static String state(ObservedMember member) {
        return member.listed()
                .map(LiveMember::state)
                .or(() -> member.status().map(MemberStatus::state))
                .orElse("-");
    }

    private static String number(Optional<OptionalLong> number) {
        OptionalLong value = number.orElse(OptionalLong.empty());
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
    }

    /// Why a member does not answer, a sentence.
    public static String silence(ObservedMember member) {
        String subject = "The Patroni of " + member.name() + " at " + member.address() + " ";
        return switch (member.source()) {
            case SourceState.Silent silent -> subject + silent.why().words() + known(member);
            case SourceState.Unasked _, SourceState.Answering _ -> subject + "was not asked.";
        };
    }

    private static String known(ObservedMember member) {
        return member.listed().isPresent() ? "; what is told of it is what the others know." : ".";
    }

    /// What is wrong with who leads, in sentences.
    public static List<String> leadership(TopologySnapshot live) {
        if (live.claims().size() > 1) {
            String names = String.join(
                    ", ", live.claims().stream().map(ObservedMember::name).toList());
            return List.of("Several members say that they are the primary: " + names
                    + ". Two accept writes now, or one is being demoted: look again, and see Patroni's log.");
        }
        if (live.cluster().filter(l -> l.cluster().paused()).isPresent()) {
            return List.of("Patroni is paused: nobody is promoted when the leader fails (patronictl resume).");
        }
        return live.cluster().isPresent() && live.leader().isEmpty()
                ? List.of("Nobody leads now: services that check /primary lead nowhere.")
                : List.of();
    }
}
