package pgsvc.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an OpenAPI document says of requests and their answers.
record ApiDescription(JsonNode document) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ApiDescription parse(String text) throws IOException {
        return new ApiDescription(MAPPER.readTree(text));
    }

    /// All that it describes: method, path as a template, and status.
    Set<String> answers() {
        Set<String> answers = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .get("responses")
                                .fieldNames()
                                .forEachRemaining(status ->
                                        answers.add(operation.getKey() + " " + path.getKey() + " " + status))));
        return answers;
    }

    /// The template that a path fits.
    Optional<String> template(String path) {
        List<String> all = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(all::add);
        return all.stream()
                .filter(template -> path.matches(template.replaceAll("\\{[a-z]+}", "[^/]+")))
                .findFirst();
    }

    /// What is wrong with an answer.
    List<String> wrong(String method, String template, int status, String type, String body) throws IOException {
        JsonNode response =
                document.at("/paths/" + template.replace("/", "~1") + "/" + method + "/responses/" + status);
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        JsonNode content = response.get("content").get(type.replaceFirst(";.*", ""));
        if (content == null) {
            return List.of("the type " + type + " is not described");
        }
        return type.equals("application/json") ? wrong(content.get("schema"), MAPPER.readTree(body)) : List.of();
    }

    private List<String> wrong(JsonNode schema, JsonNode body) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.set("allOf", MAPPER.createArrayNode().add(schema));
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole).validate(body).stream()
                .map(Object::toString)
                .collect(Collectors.toList());
    }
}
