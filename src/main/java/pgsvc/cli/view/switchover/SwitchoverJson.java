package pgsvc.cli.view.switchover;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.view.Json;
import pgsvc.switchover.course.BalancerEnd;

/// What a switchover was, as JSON; docs/json.md has the shape.
///
/// @param remarks what a person should know of load balancers, sentences
public record SwitchoverJson(String cluster, CourseEnd end, List<String> remarks) {
    public SwitchoverJson {
        remarks = List.copyOf(remarks);
    }

    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("cluster", cluster);
            json.writeStringField("from", end.leader());
            json.writeStringField("to", end.candidate());
            json.writeBooleanField("led", end.isLed());
            json.writeStringField("words", end.sentence().replace('\n', ' '));
            Json.strings(json, "leaders", end.leaders());
            seconds(json, "led_after_seconds", end.milestones().newLeads());
            seconds(json, "nobody_led_seconds", end.orphaned());
            json.writeArrayFieldStart("load_balancers");
            for (Map.Entry<String, CourseEnd.Balancer> balancer :
                    end.balancers().entrySet()) {
                json.writeStartObject();
                json.writeStringField("node", balancer.getKey());
                write(json, balancer.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            Json.strings(json, "remarks", remarks);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, CourseEnd.Balancer balancer) throws IOException {
        switch (balancer) {
            case CourseEnd.Reached(BalancerEnd end) -> {
                seconds(json, "sends_after_seconds", end.serves());
                seconds(json, "connections_waited_seconds", end.held());
            }
            case CourseEnd.Lost(String why) -> json.writeStringField("failure", why);
        }
    }

    private static void seconds(JsonGenerator json, String field, Optional<Duration> time) throws IOException {
        if (time.isPresent()) {
            json.writeNumberField(field, time.get().toMillis() / 1000.0);
        }
    }
}
