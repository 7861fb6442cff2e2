package pgsvc.cli.view.status;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pgsvc.cli.view.Counted;
import pgsvc.cli.view.ExplanationText;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.status.MemberNow;
import pgsvc.status.ServerView;
import pgsvc.status.ServiceAt;
import pgsvc.status.ServiceNow;
import pgsvc.topology.Answer;

/// An explanation with what Patroni and each load balancer say now.
public final class NowText {
    private final PrintStream out;

    public NowText(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(ServiceNow now) {
        String check = now.declared().service().check();
        Map<String, MemberNow> members =
                now.members().stream().collect(Collectors.toMap(MemberNow::name, Function.identity()));
        new ExplanationText(out)
                .print(
                        now.declared(),
                        member -> lines(
                                requireNonNull(members.get(member.instance().name())), check));
    }

    private static List<String> lines(MemberNow member, String check) {
        Verdict verdict = new Verdict(member, check);
        List<String> lines = new ArrayList<>();
        lines.add("Patroni now  " + answer(member.answer(), check));
        if (member.declared().server().isPresent()) {
            member.at().forEach((node, at) -> lines.add("at " + node + "  " + seen(at, member.name())));
        }
        lines.add("now          " + verdict.words());
        verdict.disagreements().forEach(line -> lines.add("disagree     " + line));
        return lines;
    }

    private static String answer(Answer<Integer> answer, String check) {
        return switch (answer) {
            case Answer.Given<Integer>(Integer code) -> "answers " + code + " to " + check;
            case Answer.None<Integer>(var why) -> why.words();
        };
    }

    private static String seen(ServiceAt at, String member) {
        return switch (at) {
            case ServiceAt.Runs _ -> at.server(member).map(NowText::seen).orElse("the section runs without it");
            case ServiceAt.Missing _ -> "HAProxy runs without the service";
            case ServiceAt.NoHaproxy _ -> "no HAProxy runs";
            case ServiceAt.Unknown _ -> "not reached";
        };
    }

    private static String seen(ServerView server) {
        ServerStatus status = server.status();
        String since = status.detail().seconds().isPresent()
                ? " for " + duration(status.detail().seconds().getAsInt())
                : "";
        return status.status() + since + ", weight " + status.weight() + ", " + Counted.of(status.sessions(), "session")
                + ", last check " + lastCheck(status);
    }

    private static String lastCheck(ServerStatus status) {
        String code = status.detail().checkCode().isPresent()
                ? " " + status.detail().checkCode().getAsInt()
                : "";
        String text = status.detail().checkText();
        return (status.checkStatus().isEmpty() ? "none" : status.checkStatus())
                + code
                + (text.isEmpty() ? "" : " (" + text + ")");
    }

    /// Such as `12 s`, `5 min`, `3 h`, `2 d`.
    static String duration(int seconds) {
        int minutes = seconds / 60;
        int hours = minutes / 60;
        if (minutes < 2) {
            return seconds + " s";
        }
        if (hours < 2) {
            return minutes + " min";
        }
        return hours < 48 ? hours + " h" : hours / 24 + " d";
    }
}
