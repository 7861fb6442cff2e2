package pgsvc.inventory.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.HostVariables;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Connection;
import pgsvc.model.Located;

/// Reads how a host is reached, from the variables that Ansible's connection plugins `local` and `ssh` and its
/// become plugin `sudo` read. A variable that is null or empty is not set, as for Ansible.
final class ConnectionReader {
    private static final String PREFIX = "ansible.builtin.";

    private final HostVariables host;
    private final Diagnostics found = new Diagnostics();
    private final Reading reading = new Reading(found);

    private ConnectionReader(HostVariables host) {
        this.host = host;
    }

    /// Reads one host's; nothing where a mistake is told.
    static Optional<Connection> read(HostVariables host, Diagnostics into) {
        ConnectionReader reader = new ConnectionReader(host);
        Optional<Connection> connection = reader.connection();
        into.addAll(reader.found.sorted());
        return reader.found.hasErrors() ? Optional.empty() : connection;
    }

    private Optional<Connection> connection() {
        Optional<Located<String>> kind = word("ansible_connection");
        return switch (withoutPrefix(kind, "ssh")) {
            case "local" -> Optional.of(new Connection.Local(become()));
            case "ssh", "smart" -> Optional.of(ssh());
            default -> {
                kind.ifPresent(this::tellUnknown);
                yield Optional.empty();
            }
        };
    }

    private void tellUnknown(Located<String> kind) {
        found.add(
                DeclareRule.CONNECTION_UNKNOWN,
                kind.where(),
                "ansible_connection is \"" + kind.value() + "\", and pgsvc reaches nodes over ssh or is on them.",
                "Write ssh or local, or leave the node out with -l.");
    }

    private Connection ssh() {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(words("ansible_ssh_args"));
        arguments.addAll(words("ansible_ssh_common_args"));
        arguments.addAll(words("ansible_ssh_extra_args"));
        return new Connection.Ssh(
                address(),
                port(),
                either("ansible_ssh_user", "ansible_user"),
                either("ansible_ssh_private_key_file", "ansible_private_key_file"),
                arguments,
                become());
    }

    private String address() {
        return word("ansible_ssh_host")
                .or(() -> word("ansible_host"))
                .map(Located::value)
                .orElse(host.host().name());
    }

    private OptionalInt port() {
        Optional<Located<Integer>> port = port("ansible_ssh_port").or(() -> port("ansible_port"));
        return port.map(p -> OptionalInt.of(p.value())).orElse(OptionalInt.empty());
    }

    private Optional<Located<Integer>> port(String name) {
        return value(name).flatMap(value -> reading.port(name, value));
    }

    private Optional<String> either(String first, String second) {
        return word(first).or(() -> word(second)).map(Located::value);
    }

    private Optional<Connection.Become> become() {
        boolean wanted = value("ansible_become")
                .map(value -> reading.bool("ansible_become", value))
                .orElse(false);
        return wanted ? Optional.of(becoming()) : Optional.empty();
    }

    private Connection.Become becoming() {
        Optional<Located<String>> method = word("ansible_become_method");
        if (!withoutPrefix(method, "sudo").equals("sudo")) {
            method.ifPresent(m -> found.add(
                    DeclareRule.BECOME_METHOD_UNKNOWN,
                    m.where(),
                    "ansible_become_method is \"" + m.value() + "\", and pgsvc becomes another user with sudo alone.",
                    "Write sudo, or connect as the user who may write HAProxy's files."));
        }
        List<String> program = words("ansible_become_exe");
        return new Connection.Become(
                word("ansible_become_user").map(Located::value).orElse("root"),
                program.isEmpty() ? List.of("sudo") : program);
    }

    /// A word of ssh's or sudo's command line. Those that begin with a hyphen would be taken for an option.
    private Optional<Located<String>> word(String name) {
        Optional<Located<String>> word = value(name)
                .flatMap(value -> text(name, value))
                .filter(text -> !text.value().isEmpty());
        if (word.isPresent() && isNoWord(word.get().value())) {
            found.add(
                    DeclareRule.CONNECTION_WORD_INVALID,
                    word.get().where(),
                    name + " is \"" + word.get().value().replaceAll("\\p{Cntrl}", "?")
                            + "\". ssh and sudo would take it for an option, or for several words.",
                    "Write one word that does not begin with a hyphen.");
            return Optional.empty();
        }
        return word;
    }

    private static boolean isNoWord(String text) {
        return text.startsWith("-") || text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    }

    private List<String> words(String name) {
        Optional<Located<String>> line = value(name).flatMap(value -> text(name, value));
        if (line.isEmpty()) {
            return List.of();
        }
        Optional<List<String>> words = ShellWords.split(line.get().value());
        if (words.isEmpty() || line.get().value().indexOf('\0') >= 0) {
            found.add(
                    DeclareRule.CONNECTION_ARGUMENTS_INVALID,
                    line.get().where(),
                    name + " cannot be split into words as a shell does: a quote has no end.",
                    "Close the quote.");
        }
        return words.orElse(List.of());
    }

    private Optional<Located<String>> text(String name, Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(new Located<>(text.value().strip(), text.where()));
            case Value.Num num -> Optional.of(new Located<>(num.value().toString(), num.where()));
            case Value.Null _, Value.Bool _, Value.Sequence _, Value.Mapping _, Value.Vault _ ->
                reading.wrongType(name, value, "text");
        };
    }

    private Optional<Value> value(String name) {
        return reading.readable(() -> host.value(name))
                .filter(value -> !(value instanceof Value.Null)
                        && !(value instanceof Value.Text(String text, boolean _, SourceRange _) && text.isBlank()));
    }

    private static String withoutPrefix(Optional<Located<String>> word, String absent) {
        String name = word.map(Located::value).orElse(absent);
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
