package pgsvc.haproxy.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.haproxy.Choice;
import pgsvc.haproxy.runtime.table.StatTable;

/// One server of one section, as `show stat` tells it (management guide, 9.1).
///
/// @param section the `listen` section
/// @param status `UP`, `DOWN`, `UP 1/3`, `MAINT`, `DRAIN`, …
/// @param checkStatus what the last check gave: `L7OK`, `L7STS`, `L4CON`, …
/// @param weight as it was given, also while the server starts slowly or is drained (where HAProxy tells it)
/// @param sessions that it has now
/// @param detail what a person asks for next
public record ServerStatus(
        String section,
        String server,
        String status,
        String checkStatus,
        int weight,
        boolean backup,
        int sessions,
        Detail detail) {
    /// More of one server.
    ///
    /// @param checkCode what the last check was answered, such as 503; absent where nothing was
    /// @param checkText HAProxy's words for the last check that failed: `Connection refused`; empty where it
    ///     has none
    /// @param seconds since it last went up or down
    public record Detail(OptionalInt checkCode, String checkText, OptionalInt seconds) {
        /// Where the table does not tell.
        public static final Detail UNTOLD = new Detail(OptionalInt.empty(), "", OptionalInt.empty());
    }

    /// Without detail.
    public ServerStatus(
            String section,
            String server,
            String status,
            String checkStatus,
            int weight,
            boolean backup,
            int sessions) {
        this(section, server, status, checkStatus, weight, backup, sessions, Detail.UNTOLD);
    }

    /// Asks for the servers of some sections only.
    public static String question(List<String> sections) {
        return StatTable.question(sections, StatTable.SERVERS);
    }

    /// Reads the answer of `show stat`: a table of comma-separated values below `# pxname,…`. Front and
    /// back ends are left out. A server that tracks another has no check of its own: the other's last one is told
    /// for it, where the table has that one.
    ///
    /// @throws IllegalArgumentException when it is no such table
    public static List<ServerStatus> parse(String table) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        StatTable.rows(table, StatTable.SERVER)
                .forEach(cells -> rows.putIfAbsent(
                        cells.getOrDefault("pxname", "") + "/" + cells.getOrDefault("svname", ""), cells));
        return rows.values().stream()
                .map(cells -> server(cells, rows.getOrDefault(cells.getOrDefault("tracked", ""), cells)))
                .toList();
    }

    /// The sections of the same table that take connections: their front end is open.
    ///
    /// @throws IllegalArgumentException when it is no such table
    public static Set<String> listening(String table) {
        return StatTable.rows(table, StatTable.FRONT_END)
                .filter(cells -> cells.getOrDefault("status", "").equals("OPEN"))
                .map(cells -> cells.getOrDefault("pxname", ""))
                .collect(Collectors.toSet());
    }

    /// Whether it takes new connections as far as its checks go, also while they fail for the first times.
    public boolean isUp() {
        return status.startsWith("UP") || status.startsWith("no check");
    }

    /// As what HAProxy chooses among.
    public Choice.Candidate candidate() {
        return new Choice.Candidate(server, weight, backup, isUp() ? Choice.Health.UP : Choice.Health.DOWN);
    }

    /// Whether its last check passed.
    public boolean passesCheck() {
        return checkStatus.endsWith("OK");
    }

    /// Whether no check is on its way to change it: up and passing, or down and failing.
    public boolean isSettled() {
        return passesCheck() ? !status.startsWith("DOWN") && !status.contains("/") : !status.startsWith("UP");
    }

    /// @param checked the row of the server whose checks count
    private static ServerStatus server(Map<String, String> cells, Map<String, String> checked) {
        return new ServerStatus(
                cells.getOrDefault("pxname", ""),
                cells.getOrDefault("svname", ""),
                cells.getOrDefault("status", ""),
                checked.getOrDefault("check_status", "").replace("* ", ""),
                number(cells.getOrDefault("uweight", cells.getOrDefault("weight", ""))),
                cells.getOrDefault("bck", "").equals("1"),
                number(cells.getOrDefault("scur", "")),
                new Detail(code(checked), text(checked), optional(cells, "lastchg")));
    }

    /// 0 until the first check, where a reload carried the state over.
    private static OptionalInt code(Map<String, String> cells) {
        OptionalInt code = optional(cells, "check_code");
        return code.orElse(0) == 0 ? OptionalInt.empty() : code;
    }

    private static String text(Map<String, String> cells) {
        String said = cells.getOrDefault("last_chk", "").strip();
        boolean passes = cells.getOrDefault("check_status", "").endsWith("OK");
        return said.isEmpty() && !passes ? cells.getOrDefault("check_desc", "").strip() : said;
    }

    private static OptionalInt optional(Map<String, String> cells, String name) {
        String digits = cells.getOrDefault(name, "");
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
