package pgsvc.dsn;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// How clients connect to one service. It never holds a password: clients take theirs from `.pgpass` or elsewhere.
///
/// @param service its full name
/// @param hosts which are tried in this order, at least one
/// @param onlyToPrimary whether a client shall take a session on a primary only
public record Dsn(String service, List<Host> hosts, String database, Optional<String> user, boolean onlyToPrimary) {
    /// A host that is gone does not answer; without a limit a client would wait for minutes before it tries the next.
    private static final String SECONDS = "3";

    public Dsn {
        hosts = List.copyOf(hosts);
    }

    /// A URL of libpq (PostgreSQL manual, 34.1.1.2), as psql and most drivers take it.
    public String url() {
        return "postgresql://" + user.map(name -> encoded(name) + "@").orElse("") + authorities() + "/"
                + encoded(database) + query(Map.of());
    }

    /// The keywords of libpq (34.1.1.1), in one line.
    public String keywords() {
        return parameters().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /// A URL of the JDBC driver.
    public String jdbc() {
        return "jdbc:postgresql://" + authorities() + "/" + encoded(database)
                + query(Map.of("target_session_attrs", "targetServerType", "connect_timeout", "connectTimeout"));
    }

    /// A section of the connection service file (34.17), with the service's name.
    public String section() {
        return "[" + service + "]\n"
                + parameters().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    private String authorities() {
        return hosts.stream().map(Host::inUrl).collect(Collectors.joining(","));
    }

    private SequencedMap<String, String> parameters() {
        List<String> ports =
                hosts.stream().map(host -> Integer.toString(host.port())).toList();
        boolean onePort = ports.stream().distinct().count() == 1;
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("host", hosts.stream().map(Host::name).collect(Collectors.joining(",")));
        parameters.put("port", onePort ? ports.getFirst() : String.join(",", ports));
        parameters.put("dbname", database);
        user.ifPresent(name -> parameters.put("user", name));
        parameters.putAll(options());
        return parameters;
    }

    private SequencedMap<String, String> options() {
        SequencedMap<String, String> options = new LinkedHashMap<>();
        if (hosts.size() > 1) {
            options.put("connect_timeout", SECONDS);
            if (onlyToPrimary) {
                options.put("target_session_attrs", "read-write");
            }
        }
        return options;
    }

    /// @param jdbc the driver's names of options; none for libpq's own
    private String query(Map<String, String> jdbc) {
        List<String> pairs = new ArrayList<>();
        if (!jdbc.isEmpty()) {
            user.ifPresent(name -> pairs.add("user=" + encoded(name)));
        }
        options()
                .forEach((name, value) -> pairs.add(jdbc.getOrDefault(name, name) + "="
                        + (!jdbc.isEmpty() && value.equals("read-write") ? "primary" : value)));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String quoted(String value) {
        return value.matches("[^\\s'\\\\]+") ? value : "'" + value.replaceAll("(['\\\\])", "\\\\$1") + "'";
    }
}
