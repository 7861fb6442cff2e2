package pgsvc.cli.serve.action;

import java.util.List;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.serve.RefusalJson;
import pgsvc.web.Answer;

/// What came of an order.
///
/// @param status of HTTP
/// @param body JSON
/// @param object what it was done to, as it is written down
/// @param outcome the same of what came of it
record Came(int status, String body, String object, String outcome) {
    /// Nothing was done.
    static Came refused(int status, String object, String why, List<String> reasons) {
        return new Came(
                status,
                Printed.text(new RefusalJson(why, reasons)::print),
                object,
                "refused: " + why + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons)));
    }

    Answer answer() {
        return Answer.json(body).as(status);
    }
}
