package pgsvc.cli.switchover;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import pgsvc.apply.Author;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.nodes.Scope;
import pgsvc.haproxy.HaproxyTime;
import pgsvc.switchover.ByteCount;
import pgsvc.switchover.course.HoldWish;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// What a switchover is told to do.
///
/// @param to who shall lead
/// @param maxLag bytes that the candidate may be behind
/// @param patience with which the candidate is waited for
public record Settings(Optional<String> to, long maxLag, Duration patience, HoldWish hold) {
    private static final String USUAL_LAG = "16MB";
    private static final String USUAL_PATIENCE = "30s";
    private static final String USUAL_HOLD = "10s";
    /// A client's own patience is seldom longer.
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(600);

    /// The usual ones.
    ///
    /// @param owner whose the hold is, as nodes tell it
    public static Settings usual(Optional<String> to, String owner) {
        return new Settings(
                to,
                ByteCount.parse(USUAL_LAG).orElseThrow(),
                duration(USUAL_PATIENCE),
                new HoldWish(true, false, duration(USUAL_HOLD), owner));
    }

    private static Duration duration(String time) {
        return Duration.ofMillis(HaproxyTime.milliseconds(time).orElseThrow());
    }

    static CommandSpec options(CommandSpec spec) {
        return spec.addOption(Options.inventory())
                .addOption(Options.value(
                        "INSTANCE",
                        "Who shall lead. Default: a synchronous replica, else the one that is least behind.",
                        "--to"))
                .addOption(Options.flag("--dry-run", "Say what would be, and do nothing."))
                .addOption(Options.flag("--yes", "Do not ask.", "-y"))
                .addOption(Options.flag("--force", "Also where a service has no server under the next leader."))
                .addOption(Options.value(
                        "BYTES", "How far the candidate may be behind. Default: " + USUAL_LAG + ".", "--max-lag"))
                .addOption(Options.value(
                        "TIME", "How long the candidate is waited for. Default: " + USUAL_PATIENCE + ".", "--timeout"))
                .addOption(Options.flag("--no-hold", "Let no connection wait."))
                .addOption(
                        Options.flag(
                                "--hold",
                                "Let new connections wait also on nodes without pgsvc's agent: a shell there sees to their end."))
                .addOption(Options.value(
                        "TIME",
                        "How long new connections wait at most. Default: " + USUAL_HOLD + ".",
                        "--hold-at-most"))
                .addOption(Scope.folder());
    }

    static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>(ExitCode.meanings());
        codes.put(" 0", "the candidate leads, and every load balancer that was reached sends to it");
        codes.put(" 1", "refused; who led before leads");
        codes.put(" 4", "somebody else leads, or nobody, or a load balancer does not send to the leader: look");
        codes.put("130", "interrupted; Patroni goes on with what it was asked for");
        return codes;
    }

    static Settings of(ParseResult parsed, String cluster) throws CommandException {
        if (Options.isSet(parsed, "--hold") && Options.isSet(parsed, "--no-hold")) {
            throw CommandException.usage("--hold and --no-hold: give one of them.");
        }
        Author author = Author.now("");
        String owner = author.who() + " since " + author.when() + ", for a switchover of " + cluster;
        return new Settings(
                Options.given(parsed, "--to"),
                lag(Options.given(parsed, "--max-lag").orElse(USUAL_LAG)),
                time(parsed, "--timeout", USUAL_PATIENCE, LONGEST_PATIENCE),
                new HoldWish(
                        !Options.isSet(parsed, "--no-hold"),
                        Options.isSet(parsed, "--hold"),
                        time(parsed, "--hold-at-most", USUAL_HOLD, LONGEST_HOLD),
                        owner));
    }

    private static long lag(String text) throws CommandException {
        OptionalLong bytes = ByteCount.parse(text);
        if (bytes.isEmpty()) {
            throw CommandException.usage("--max-lag takes a number of bytes such as 16MB, not \"" + text + "\".");
        }
        return bytes.getAsLong();
    }

    /// In whole seconds.
    private static Duration time(ParseResult parsed, String option, String usual, Duration most)
            throws CommandException {
        return Options.time(parsed, option, usual, Duration.ofSeconds(1), Optional.of(most))
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
