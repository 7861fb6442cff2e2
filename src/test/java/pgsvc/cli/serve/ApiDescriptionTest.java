package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The description of the interface for programs, and what a real server before a real HAProxy answers: the same.
@Timeout(120)
class ApiDescriptionTest {
    private static final List<String> READING = List.of(
            "status",
            "findings",
            "simulation/pg-test",
            "services/pg-test-primary/explanation",
            "clusters/pg-test/entries",
            "events",
            "session",
            "openapi.json");
    private static final List<String> WITHOUT_BODY = List.of(
            "instances/pg-test-2/drain",
            "instances/pg-test-2/maint",
            "instances/pg-test-2/ready",
            "clusters/pg-test/pause",
            "clusters/pg-test/resume");
    private static final String[] BASIC = {
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(("viewer:" + Served.PASSWORD).getBytes(StandardCharsets.UTF_8))
    };
    private static final String WEIGHT = "instances/pg-test-2/weight";

    @TempDir
    Path folder;

    private final Set<String> seen = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private ApiDescription description;

    @BeforeEach
    void readDescription() throws IOException {
        try (InputStream text = Documents.class.getResourceAsStream("openapi.json")) {
            description = ApiDescription.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void eachAnswerIsAsDescribedAndEachThatIsDescribedIsGiven() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] viewer = served.headers("viewer");
            String[] operator = served.headers("operator");
            read(served, viewer);
            act(served, viewer, operator);
            planAndApply(served, viewer, served.headers("admin"));
            history(served, viewer);
            switchOver(served, viewer, served.headers("admin"));
            comeAndGo(served, viewer);
            served.endHaproxy();
            for (String path : WITHOUT_BODY.subList(0, 3)) {
                post(served, path, "", operator);
            }
            post(served, WEIGHT, "{\"weight\": 10}", operator);
        }
        try (Served served = Served.beforeTheFirstLook(Files.createDirectory(folder.resolve("later")))) {
            get(served, "/api/v1/status", served.headers("viewer"));
            get(served, "/metrics", BASIC);
        }

        assertThat(wrong).isEmpty();
        Set<String> missing = description.answers();
        missing.removeAll(seen);
        // What two at once are answered, whose folder cannot be written, an inventory that cannot be used, and a
        // Patroni that does not do what it says.
        missing.removeIf(answer -> answer.endsWith(" 409")
                || answer.matches("(post .*/(pause|resume|plan|switchover)|get .*/(switchover|history.*)) 502"));
        assertThat(missing).isEmpty();
    }

    private void read(Served served, String[] viewer) throws Exception {
        for (String path : READING) {
            get(served, "/api/v1/" + path, viewer);
            get(served, "/api/v1/" + path, "Accept", "*/*");
        }
        look("get", "/api/v1/events", served.get("/api/v1/events?since=x", viewer));
        get(served, "/api/v1/simulation/pg-none", viewer);
        get(served, "/api/v1/services/pg-none-primary/explanation", viewer);
        get(served, "/api/v1/clusters/pg-none/entries", viewer);
        get(served, "/metrics", BASIC);
        get(served, "/metrics", "Accept", "*/*");
        get(served, "/api/v1/stream", "Accept", "*/*");
        assertThat(served.first("/api/v1/stream", viewer)).startsWith("200 text/event-stream\nid: 1\ndata: {");
        seen.add("get /api/v1/stream 200");
    }

    private void act(Served served, String[] viewer, String[] operator) throws Exception {
        for (String path : WITHOUT_BODY) {
            post(served, path, "", operator);
            post(served, path, "", viewer);
            post(served, path, "", "Accept", "*/*");
            post(served, path.replace("pg-test", "pg-none"), "", operator);
        }
        post(served, WEIGHT, "{\"weight\": 50}", operator);
        post(served, WEIGHT, "{\"weight\": \"much\"}", operator);
        post(served, WEIGHT, "{\"weight\": 50}", viewer);
        post(served, WEIGHT, "{\"weight\": 50}", "Accept", "*/*");
    }

    private void planAndApply(Served served, String[] viewer, String[] admin) throws Exception {
        for (String path : List.of("plan", "apply")) {
            post(served, path, "no JSON", admin);
            post(served, path, "", viewer);
            post(served, path, "", "Accept", "*/*");
        }
        post(served, "apply", "{\"digest\": \"none\"}", admin);
        for (String port : List.of("15434", "15434, options: nonsense")) {
            served.declares(
                    Served.PRIMARY, Served.service("replica", 15434, "[]").replace("15434", port));
            post(served, "plan", "", admin);
            String digest = served.post("/api/v1/plan", "", admin).body().split("\"")[3];
            post(served, "apply", "{\"digest\": \"" + digest + "\"}", admin);
        }
    }

    private void history(Served served, String[] viewer) throws Exception {
        for (String path : List.of("127.0.88.1/history", "127.0.88.1/history/1")) {
            get(served, "/api/v1/nodes/" + path, viewer);
            get(served, "/api/v1/nodes/" + path, "Accept", "*/*");
        }
        get(served, "/api/v1/nodes/127.0.88.9/history", viewer);
        get(served, "/api/v1/nodes/127.0.88.1/history/99", viewer);
    }

    private void switchOver(Served served, String[] viewer, String[] admin) throws Exception {
        String path = "clusters/pg-test/switchover";
        get(served, "/api/v1/" + path, viewer);
        get(served, "/api/v1/" + path, "Accept", "*/*");
        get(served, "/api/v1/clusters/pg-none/switchover", viewer);
        post(served, path, "no JSON", admin);
        post(served, path, "", viewer);
        post(served, path, "", "Accept", "*/*");
        post(served, path, "{\"to\": \"pg-test-9\"}", admin);
        served.declares(Served.PRIMARY);
        post(served, path, "", admin);
    }

    private void comeAndGo(Served served, String[] viewer) throws Exception {
        look("post", "/api/v1/login", served.post("/api/v1/login", "{}", "Origin", "http://evil.example.com"));
        look("post", "/api/v1/login", served.post("/api/v1/login", "{}", "Origin", served.url()));
        look("post", "/api/v1/login", served.login("admin", Served.PASSWORD));
        for (int i = 0; i < 6; i++) {
            look("post", "/api/v1/login", served.login("admin", "wrong"));
        }
        post(served, "logout", "", viewer);
        post(served, "logout", "", viewer);
    }

    private void get(Served served, String path, String... headers) throws Exception {
        look("get", path, served.get(path, headers));
    }

    private void post(Served served, String path, String body, String... headers) throws Exception {
        look("post", "/api/v1/" + path, served.post("/api/v1/" + path, body, headers));
    }

    private void look(String method, String path, HttpResponse<String> answer) throws Exception {
        String template = description.template(path).orElseThrow();
        String what = method + " " + template + " " + answer.statusCode();
        seen.add(what);
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        description
                .wrong(method, template, answer.statusCode(), type, answer.body())
                .forEach(words -> wrong.add(what + " of " + path + ": " + words));
    }
}
