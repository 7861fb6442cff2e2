package pgsvc.topology.patroni;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/// What `POST /switchover` takes.
final class SwitchoverJson {
    private SwitchoverJson() {}

    static String of(String leader, Optional<String> candidate) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("leader", leader);
            if (candidate.isPresent()) {
                json.writeStringField("candidate", candidate.get());
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}
