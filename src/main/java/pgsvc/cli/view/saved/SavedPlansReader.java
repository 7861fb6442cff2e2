package pgsvc.cli.view.saved;

import java.io.IOException;
import pgsvc.cli.view.JsonObject;
import pgsvc.observe.Site;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

/// Reads saved plans back, and believes them only when their digest fits.
public final class SavedPlansReader {
    private SavedPlansReader() {}

    /// @throws IOException when the text is not what [SavedPlansJson] wrote; the message says what is wrong with it
    public static SavedPlans read(String text) throws IOException {
        JsonObject json = JsonObject.parse(text);
        if (!json.has("pgsvc_plan")) {
            throw new IOException("it is no saved plan: pgsvc_plan is missing");
        }
        if (json.number("pgsvc_plan") != SavedPlansJson.VERSION) {
            throw new IOException("it has the shape " + json.number("pgsvc_plan")
                    + " of saved plans, and this pgsvc reads " + SavedPlansJson.VERSION + " only");
        }
        SavedPlans saved = new SavedPlans(
                json.text("program"),
                json.text("made"),
                json.texts("options"),
                json.objects("plans", SavedPlansReader::plan));
        if (!saved.digest().equals(json.text("digest"))) {
            throw new IOException("it was changed since it was written: its digest does not fit what it says");
        }
        return saved;
    }

    private static Plan plan(JsonObject json) throws IOException {
        return new Plan(
                json.text("node"),
                new Site(json.text("folder"), json.text("services")),
                json.text("basis"),
                json.objects("changes", SavedPlansReader::change),
                json.number("unchanged"),
                json.texts("foreign"),
                json.flag("running"),
                json.objects("drift", SavedPlansReader::drift),
                json.objects("guards", SavedPlansReader::guard),
                json.texts("warnings"));
    }

    private static Change change(JsonObject json) throws IOException {
        String file = json.text("file");
        Activation activation = activation(json);
        return switch (json.text("change")) {
            case "create" -> new Change.Create(file, json.text("after"), activation);
            case "update" ->
                new Change.Update(
                        file,
                        json.text("before"),
                        json.text("after"),
                        activation,
                        json.number("sessions"),
                        json.flag("adopted"));
            case "delete" -> new Change.Delete(file, json.text("before"), activation, json.number("sessions"));
            default -> throw unknown(json, "change");
        };
    }

    private static Activation activation(JsonObject json) throws IOException {
        String reason = json.text("reason");
        return switch (json.text("activation")) {
            case "none" -> new Activation.None(reason);
            case "runtime" -> new Activation.Runtime(json.texts("commands"), reason);
            case "reload" -> new Activation.Reload(reason);
            default -> throw unknown(json, "activation");
        };
    }

    private static Drift drift(JsonObject json) throws IOException {
        return new Drift(json.text("subject"), json.text("meant"), json.text("found"));
    }

    private static Guard guard(JsonObject json) throws IOException {
        return new Guard(json.text("what"), json.text("mend"), json.flag("forceable"));
    }

    private static IOException unknown(JsonObject json, String field) throws IOException {
        return new IOException(
                json.place() + field + " is \"" + json.text(field) + "\", which this pgsvc does not know");
    }
}
