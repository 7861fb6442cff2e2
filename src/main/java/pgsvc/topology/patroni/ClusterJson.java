package pgsvc.topology.patroni;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;

/// The answer of `GET /cluster`.
final class ClusterJson {
    private static final String NO_SUCH_ANSWER = "Patroni's answer is not what GET /cluster gives";
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int HIGHEST_PORT = 65535;

    private ClusterJson() {}

    /// @throws IOException when it is no such answer
    static LiveCluster parse(String text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            Optional<List<LiveMember>> members = Optional.empty();
            boolean paused = false;
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "members" -> members = Optional.of(members(json));
                    case "pause" -> paused = value == JsonToken.VALUE_TRUE;
                    default -> json.skipChildren();
                }
            }
            return new LiveCluster(members.orElseThrow(() -> new IOException(NO_SUCH_ANSWER)), paused);
        }
    }

    private static List<LiveMember> members(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<LiveMember> members = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            members.add(member(JsonFields.read(json)));
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
        return members;
    }

    private static LiveMember member(JsonFields fields) throws IOException {
        return new LiveMember(
                required(fields, "name"),
                required(fields, "role"),
                fields.text("state").orElse("unknown"),
                fields.text("host").orElse(""),
                port(fields),
                fields.text("api_url").flatMap(ApiAddress::of),
                fields.number("timeline"),
                fields.number("lag"),
                fields.within("tags"));
    }

    private static String required(JsonFields fields, String name) throws IOException {
        return fields.text(name).orElseThrow(() -> new IOException("a member in Patroni's answer has no " + name));
    }

    private static int port(JsonFields fields) throws IOException {
        long port = fields.number("port").orElse(0);
        if (port > HIGHEST_PORT) {
            throw new IOException("a member in Patroni's answer has the port " + port);
        }
        return (int) port;
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException(NO_SUCH_ANSWER);
        }
    }
}
