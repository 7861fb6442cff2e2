package pgsvc.topology.patroni;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import pgsvc.topology.MemberStatus;

/// The body of `GET /patroni`, and of each check that is asked with GET.
final class StatusJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StatusJson() {}

    /// @throws IOException when it is no such answer
    static MemberStatus parse(boolean passesPrimary, String text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("Patroni's answer is not what GET /primary gives");
            }
            JsonFields fields = JsonFields.read(json);
            if (fields.text("state").isEmpty() || fields.text("patroni.scope").isEmpty()) {
                throw new IOException("Patroni's answer is not what GET /primary gives");
            }
            return new MemberStatus(
                    passesPrimary,
                    fields.text("role").orElse("unknown"),
                    fields.text("state").orElse("unknown"),
                    fields.number("timeline"),
                    fields.text("patroni.scope"),
                    fields.text("patroni.name"),
                    fields.text("patroni.version"),
                    fields.within("tags"));
        }
    }
}
