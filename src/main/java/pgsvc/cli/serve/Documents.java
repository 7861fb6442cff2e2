package pgsvc.cli.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.cli.view.ExplanationJson;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.dsn.EntriesJson;
import pgsvc.cli.view.finding.FindingsJson;
import pgsvc.cli.view.whatif.SimulationJson;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.files.Resource;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.selection.Explainer;
import pgsvc.web.Answer;
import pgsvc.whatif.Simulation;

/// What stands at which path: the page and its parts, and the documents of the interface for programs.
final class Documents {
    /// The paths of the interface for programs begin with it.
    static final String API = "/api/v1/";

    private static final List<About> ABOUT = List.of(
            About.path("simulation/([^/]+)", Documents::simulation),
            About.path("clusters/([^/]+)/entries", Documents::entries),
            About.path("services/([^/]+)/explanation", Documents::explanation));
    private static final Set<String> SCRIPTS = Set.of(
            "page.js",
            "map.js",
            "service.js",
            "sheet.js",
            "plan.js",
            "switchover.js",
            "balancers.js",
            "events.js",
            "login.js");
    private static final Map<String, Part> PARTS = Map.of(
            "/",
            new Part("page.html", "text/html; charset=utf-8"),
            "/page.css",
            new Part("page.css", "text/css; charset=utf-8"),
            "/login",
            new Part("login.html", "text/html; charset=utf-8"),
            API + "openapi.json",
            new Part("openapi.json", "application/json"));
    /// What the log-in is made of, and whoever comes may have.
    private static final Set<String> OPEN = Set.of("/page.css", "/login", "/login.js");

    /// A file of the page.
    private record Part(String name, String type) {
        static Part script(String name) {
            return new Part(name, "text/javascript; charset=utf-8");
        }

        Answer answer() {
            return new Answer(200, type, Resource.bytes(Documents.class, name)).forMany();
        }
    }

    /// What the inventory says about one thing, whose name stands in the path.
    private record About(Pattern path, BiFunction<Resolution, String, Optional<Answer>> answer) {
        static About path(String pattern, BiFunction<Resolution, String, Optional<Answer>> answer) {
            return new About(Pattern.compile(API + pattern), answer);
        }
    }

    private final Board board;
    private final Map<Part, Answer> parts = new ConcurrentHashMap<>();

    Documents(Board board) {
        this.board = board;
    }

    /// What whoever comes may see, known or not.
    Optional<Answer> open(String path) {
        return OPEN.contains(path) ? at(path) : Optional.empty();
    }

    /// What those who are known see.
    Optional<Answer> at(String path) {
        Optional<Part> part = part(path);
        if (part.isPresent()) {
            return Optional.of(parts.computeIfAbsent(part.get(), Part::answer));
        }
        for (About about : ABOUT) {
            Matcher named = about.path().matcher(path);
            if (named.matches()) {
                return about.answer().apply(board.resolution(), named.group(1));
            }
        }
        return switch (path) {
            case API + "status" -> Optional.of(board.status().orElseGet(Documents::notYet));
            case API + "findings" -> Optional.of(findings(board.findings()));
            case "/metrics" -> Optional.of(board.metrics().orElseGet(Documents::notYet));
            default -> Optional.empty();
        };
    }

    private static Optional<Part> part(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.equals("/" + name) && SCRIPTS.contains(name)
                ? Optional.of(Part.script(name))
                : Optional.ofNullable(PARTS.get(path));
    }

    private static Answer notYet() {
        return Answer.refusal(503, "nothing has been looked at yet");
    }

    private static Answer findings(List<Diagnostic> findings) {
        return Answer.json(Printed.text(out -> new FindingsJson(out).print(findings)));
    }

    private static Optional<Answer> simulation(Resolution resolution, String name) {
        return resolution
                .inventory()
                .cluster(name)
                .map(cluster -> Simulation.simulate(resolution, cluster, 1, cluster.roles()))
                .map(matrix -> Answer.json(Printed.text(out -> new SimulationJson(out).print(matrix))));
    }

    private static Optional<Answer> entries(Resolution resolution, String name) {
        return resolution
                .inventory()
                .cluster(name)
                .map(cluster ->
                        Answer.json(Printed.text(out -> new EntriesJson(out).print(cluster, Catalog.of(resolution)))));
    }

    /// As `pgsvc explain`: of a service that differs from node to node, the first form.
    private static Optional<Answer> explanation(Resolution resolution, String name) {
        return Catalog.of(resolution).variants(name).stream()
                .findFirst()
                .map(Variant::service)
                .flatMap(service -> resolution
                        .inventory()
                        .cluster(service.cluster())
                        .map(cluster -> Explainer.explain(service, cluster)))
                .map(explanation -> Answer.json(Printed.text(out -> new ExplanationJson(out).print(explanation))));
    }
}
