package pgsvc.cli.nodes;

import java.util.LinkedHashMap;
import java.util.Map;
import pgsvc.cli.command.Session;

/// What nodes gave, by their names.
///
/// @param failed whether some gave nothing, which was told
public record Gathered<T>(Map<String, T> values, boolean failed) {

    /// Of all that was gathered; why a node gave nothing is told.
    public static <T> Gathered<T> of(Map<String, Nodes.Result<T>> results, Session session) {
        Map<String, T> values = new LinkedHashMap<>();
        results.forEach((node, result) -> {
            switch (result) {
                case Nodes.Result.Done<T>(T value) -> values.put(node, value);
                case Nodes.Result.Failed<T>(var why) ->
                    session.say("pgsvc: " + node + ": " + why.getMessage() + ". " + why.mend());
            }
        });
        return new Gathered<>(values, values.size() < results.size());
    }
}
