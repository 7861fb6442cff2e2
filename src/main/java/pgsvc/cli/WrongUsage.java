package pgsvc.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import pgsvc.diagnostic.DidYouMean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells what is wrong with a command line.
final class WrongUsage {
    private WrongUsage() {}

    static String told(ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        return e instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched().getFirst(), spec)
                : e.getMessage() + ".";
    }

    private static String unknown(String word, CommandSpec spec) {
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            List<String> known = spec.options().stream()
                    .flatMap(option -> Stream.of(option.names()))
                    .toList();
            return spec.qualifiedName() + " has no option " + name + "." + DidYouMean.hint(name, known);
        }
        Collection<String> commands = spec.subcommands().keySet();
        return commands.isEmpty()
                ? "\"" + word + "\" is one argument too many."
                : "there is no command \"" + word + "\"." + DidYouMean.hint(word, commands);
    }
}
