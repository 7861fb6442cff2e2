package pgsvc.haproxy.runtime.states;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import pgsvc.haproxy.ServerOptions;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.file.ServerAddress;
import pgsvc.haproxy.runtime.table.StateTable;

/// The states that a HAProxy shall begin with after a reload, made from those that it had.
final class CarriedStates {
    private static final String DOWN = "0";
    /// The status of a check that has not been made; HAProxy takes no result for one of status 0.
    private static final String NOT_CHECKED = "1";

    private final StateTable table;
    private final Map<String, Server> before;
    private final Map<String, SequencedMap<String, String>> rows = new HashMap<>();

    /// A server of some files.
    ///
    /// @param options of its line, with its section's defaults before them
    /// @param question of its check; nothing where it has none of its own
    private record Server(
            Section section,
            String name,
            ServerAddress address,
            List<String> options,
            Optional<HealthQuestion> question) {
        static Server of(Section section, String name, List<String> words) {
            return new Server(
                    section,
                    name,
                    ServerAddress.parse(words.getFirst()),
                    words.subList(1, words.size()),
                    HealthQuestion.of(section, words));
        }

        String key() {
            return section.name().orElse("") + "/" + name;
        }

        boolean isAskedAs(@Nullable Server other) {
            return other != null && question.isPresent() && question.equals(other.question);
        }
    }

    CarriedStates(StateTable table, Collection<String> before) {
        this.table = table;
        this.before = new HashMap<>();
        servers(before).forEach(server -> this.before.put(server.key(), server));
        table.rows().forEach(row -> rows.put(row.get("be_name") + "/" + row.get("srv_name"), row));
    }

    private static List<Server> servers(Collection<String> texts) {
        List<Server> servers = new ArrayList<>();
        for (String text : texts) {
            for (Section section : Section.parse(text)) {
                section.serversWithDefaults().forEach((name, words) -> servers.add(Server.of(section, name, words)));
            }
        }
        return servers;
    }

    StateTable in(Collection<String> after) {
        List<SequencedMap<String, String>> carried = new ArrayList<>();
        for (Server server : servers(after)) {
            own(server).or(() -> equallyWell(server)).or(() -> late(server)).ifPresent(carried::add);
        }
        return new StateTable(table.head(), carried);
    }

    /// The state of a server that stays where it is, or only serves at another port. An address in the table would
    /// override the new configuration.
    private Optional<SequencedMap<String, String>> own(Server server) {
        @Nullable SequencedMap<String, String> row = rows.get(server.key());
        @Nullable Server former = before.get(server.key());
        if (row == null || former == null) {
            return Optional.empty();
        }
        if (former.address().equals(server.address())) {
            return Optional.of(row);
        }
        boolean onlyPort = former.address().host().equals(server.address().host())
                && server.address().hasPort()
                && server.isAskedAs(former);
        return onlyPort
                ? Optional.of(with(row, Map.of("srv_port", server.address().port())))
                : Optional.empty();
    }

    /// The health of the same instance in another section that asks the same of it.
    private Optional<SequencedMap<String, String>> equallyWell(Server server) {
        return rows.entrySet().stream()
                .filter(row -> server.isAskedAs(before.get(row.getKey())) && isOnlyChecked(row.getValue()))
                .min(Map.Entry.comparingByKey())
                .flatMap(row -> begun(server, row.getValue(), Map.of()));
    }

    /// A server of which nothing is known waits for its checks, while others of its section serve.
    private Optional<SequencedMap<String, String>> late(Server server) {
        return server.question().isEmpty()
                ? Optional.empty()
                : table.rows().stream()
                        .filter(row -> server.section().name().orElse("").equals(row.get("be_name")))
                        .filter(row -> isOnlyChecked(row) && !DOWN.equals(row.get("srv_op_state")))
                        .findFirst()
                        .flatMap(row -> begun(
                                server,
                                row,
                                Map.of(
                                        "srv_op_state",
                                        DOWN,
                                        "srv_check_status",
                                        NOT_CHECKED,
                                        "srv_check_result",
                                        "0",
                                        "srv_check_health",
                                        "0")));
    }

    /// Nobody has drained it or put it into maintenance.
    private static boolean isOnlyChecked(Map<String, String> row) {
        return "0".equals(row.get("srv_admin_state"));
    }

    /// A row for a server that is new where it is.
    private static Optional<SequencedMap<String, String>> begun(
            Server server, SequencedMap<String, String> like, Map<String, String> health) {
        if (!server.address().isLiteral() || !server.address().hasPort()) {
            return Optional.empty();
        }
        String weight = ServerOptions.value(server.options(), "weight").orElse("1");
        Map<String, String> cells = new HashMap<>(health);
        cells.put("be_name", server.section().name().orElse(""));
        cells.put("srv_name", server.name());
        cells.put(
                "srv_id",
                Integer.toString(
                        List.copyOf(server.section().servers().keySet()).indexOf(server.name()) + 1));
        cells.put("srv_addr", server.address().host());
        cells.put("srv_port", server.address().port());
        cells.put("srv_uweight", weight);
        cells.put("srv_iweight", weight);
        cells.put("srv_time_since_last_change", "0");
        cells.put("srv_fqdn", "-");
        return Optional.of(with(like, cells));
    }

    private static SequencedMap<String, String> with(SequencedMap<String, String> row, Map<String, String> cells) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(row);
        changed.replaceAll((column, cell) -> cells.getOrDefault(column, cell));
        return changed;
    }
}
