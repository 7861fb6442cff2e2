package pgsvc.cli.serve.action;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.serve.RefusalJson;
import pgsvc.web.Answer;

/// What nodes and Patronis are asked for when somebody wants to know it, and not again and again.
///
/// @param ground where
public record Inquiries(Ground ground) {
    private static final Pattern PATH = Pattern.compile("/api/v1/(?:clusters/(?<cluster>[^/]+)/switchover"
            + "|nodes/(?<node>[^/]+)/history(?:/(?<generation>[0-9]{1,6}))?)");

    /// The answer to a request for reading; nothing when its path is none of these.
    public Optional<Answer> at(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? Optional.of(answer(matcher)) : Optional.empty();
    }

    private String text(Matcher matcher) throws CommandException {
        Optional<String> cluster = Optional.ofNullable(matcher.group("cluster"));
        if (cluster.isPresent()) {
            return new SwitchoverWorks(ground).offer(cluster.get());
        }
        HistoryWorks histories = new HistoryWorks(ground);
        Optional<String> generation = Optional.ofNullable(matcher.group("generation"));
        return generation.isPresent()
                ? histories.of(matcher.group("node"), Integer.parseInt(generation.get()))
                : histories.of(matcher.group("node"));
    }

    private Answer answer(Matcher matcher) {
        try {
            return Answer.json(text(matcher));
        } catch (CommandException e) {
            int status = e.exitCode() == ExitCode.USAGE ? 404 : 502;
            RefusalJson refusal = new RefusalJson(String.valueOf(e.getMessage()), List.of());
            return Answer.json(Printed.text(refusal::print)).as(status);
        }
    }
}
