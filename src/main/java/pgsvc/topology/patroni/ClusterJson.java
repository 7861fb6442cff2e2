package pgsvc.topology.patroni;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;

/// The answer of `GET /cluster`. What is not known here is passed over, since each release of Patroni adds to it.
final class ClusterJson {
    private static final String NO_SUCH_ANSWER = "Patroni's answer is not what GET /cluster gives";
    private static final int HIGHEST_PORT = 65535;

    private ClusterJson() {}

    /// @throws IOException when it is no such answer
    static LiveCluster parse(String text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            Optional<LiveCluster> cluster = Optional.empty();
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("members");
                json.nextToken();
                if (wanted) {
                    cluster = Optional.of(new LiveCluster(members(json)));
                } else {
                    json.skipChildren();
                }
            }
            return cluster.orElseThrow(() -> new IOException(NO_SUCH_ANSWER));
        }
    }

    private static List<LiveMember> members(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<LiveMember> members = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            members.add(member(scalars(json)));
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
        return members;
    }

    private static Map<String, String> scalars(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                fields.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return fields;
    }

    private static LiveMember member(Map<String, String> fields) throws IOException {
        return new LiveMember(
                required(fields, "name"),
                required(fields, "role"),
                fields.getOrDefault("state", "unknown"),
                fields.getOrDefault("host", ""),
                port(fields),
                number(fields, "timeline"),
                number(fields, "lag"));
    }

    private static String required(Map<String, String> fields, String name) throws IOException {
        @Nullable String value = fields.get(name);
        if (value == null) {
            throw new IOException("a member in Patroni's answer has no " + name);
        }
        return value;
    }

    private static int port(Map<String, String> fields) throws IOException {
        long port = number(fields, "port").orElse(0);
        if (port > HIGHEST_PORT) {
            throw new IOException("a member in Patroni's answer has the port " + port);
        }
        return (int) port;
    }

    /// A lag may be the word `unknown`.
    private static OptionalLong number(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        boolean digits =
                !value.isEmpty() && value.length() < 19 && value.chars().allMatch(Character::isDigit);
        return digits ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException(NO_SUCH_ANSWER);
        }
    }
}
