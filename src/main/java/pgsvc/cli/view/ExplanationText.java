package pgsvc.cli.view;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import pgsvc.model.Located;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.Service;
import pgsvc.resolve.advice.Advice;

/// An explanation for people.
public final class ExplanationText {
    private final PrintStream out;

    public ExplanationText(PrintStream out) {
        this.out = out;
    }

    /// The service, each member with its verdict, and advice.
    public void print(Explanation explanation) {
        print(explanation, _ -> List.of());
    }

    /// The same with more lines to each member.
    public void print(Explanation explanation, Function<Explanation.Member, List<String>> more) {
        Service service = explanation.service();
        out.println(service.fullName() + " on port " + service.port() + ", declared at "
                + service.declared().where());
        out.println("  selector     " + service.declared().selector().value());
        out.println("  backup       "
                + service.declared().backup().map(Located::value).orElse("none"));
        out.println("  destination  " + explanation.destination());
        out.println("  check        " + explanation.check());
        for (Explanation.Member member : explanation.members()) {
            out.println();
            print(member);
            more.apply(member).forEach(line -> out.println("  " + line));
        }
        List<Advice> advice = Advice.on(explanation);
        if (!advice.isEmpty()) {
            out.println("\nAdvice:");
        }
        for (Advice one : advice) {
            out.println("  " + one.detail());
            out.println("    Mend: " + one.mend());
        }
    }

    private void print(Explanation.Member member) {
        out.println(member.instance().name() + " (" + member.instance().role().word() + ", "
                + member.instance().host() + ")");
        out.println("  selector     " + (member.selected() ? "yields it" : "does not yield it"));
        out.println("  backup       " + (member.backup() ? "yields it" : "does not yield it"));
        member.server().ifPresent(server -> {
            out.println("  traffic to   " + server.host() + ":" + server.port() + ", weight " + server.weight());
            out.println("  checked at   " + server.host() + ":" + server.checkPort()
                    + (server.checkTls() ? " with TLS" : ""));
        });
        out.println("  verdict      " + member.verdict());
    }
}
