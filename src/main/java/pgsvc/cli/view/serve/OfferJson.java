package pgsvc.cli.view.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pgsvc.cli.view.Json;
import pgsvc.switchover.Effect;

/// Who may lead a cluster next, as JSON.
///
/// @param leader who leads now; nothing while nobody does
/// @param best who would be chosen; nothing where nobody may
/// @param reasons why nobody may, whoever it is; none where somebody may
/// @param candidates all others
public record OfferJson(
        String cluster,
        Optional<String> leader,
        Optional<String> best,
        List<String> reasons,
        List<Candidate> candidates) {
    public OfferJson {
        reasons = List.copyOf(reasons);
        candidates = List.copyOf(candidates);
    }

    /// One who may lead, or may not.
    ///
    /// @param lag bytes that it is behind
    /// @param reasons why it may not
    /// @param effects what services lose by it
    public record Candidate(String name, OptionalLong lag, List<String> reasons, List<Effect> effects) {
        public Candidate {
            reasons = List.copyOf(reasons);
            effects = List.copyOf(effects);
        }
    }

    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("cluster", cluster);
            Json.present(json, "leader", leader);
            Json.present(json, "best", best);
            Json.strings(json, "reasons", reasons);
            json.writeArrayFieldStart("candidates");
            for (Candidate candidate : candidates) {
                write(json, candidate);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Candidate candidate) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", candidate.name());
        json.writeBooleanField("may", candidate.reasons().isEmpty());
        Json.present(json, "lag", candidate.lag());
        Json.strings(json, "reasons", candidate.reasons());
        json.writeArrayFieldStart("losses");
        for (Effect effect : candidate.effects()) {
            json.writeStartObject();
            json.writeStringField("service", effect.service());
            Json.strings(json, "now", effect.before().all());
            Json.strings(json, "then", effect.after().all());
            json.writeBooleanField("hole", effect.isHole());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
