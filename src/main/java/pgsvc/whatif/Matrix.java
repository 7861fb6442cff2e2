package pgsvc.whatif;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.model.Roles;
import pgsvc.resolve.check.Answer;
import pgsvc.resolve.check.Position;

/// Every service of a cluster in every situation.
///
/// @param cluster as declared
/// @param roles which roles the selectors see
/// @param rows the services, in the order of their declaration
/// @param servings by situation, those with the fewest losses first; one for each row, in the order of the rows
public record Matrix(Cluster cluster, Roles roles, List<Row> rows, Map<Situation, List<Serving>> servings) {
    public Matrix {
        rows = List.copyOf(rows);
        servings = Collections.unmodifiableMap(new LinkedHashMap<>(servings));
    }

    /// In the order of `servings`.
    public List<Situation> situations() {
        return List.copyOf(servings.keySet());
    }

    /// Who serves one row.
    ///
    /// @param row its place among the rows
    /// @throws NullPointerException when that situation was not simulated
    public Serving serving(Situation situation, int row) {
        return servings(situation).get(row);
    }

    /// Who serves each row.
    ///
    /// @throws NullPointerException when that situation was not simulated
    public List<Serving> servings(Situation situation) {
        return requireNonNull(servings.get(situation));
    }

    /// The names of the instances, in the cluster's order.
    public List<String> instances() {
        return cluster.instances().stream().map(Instance::name).toList();
    }

    /// The declared primary's name. An inventory without errors has one for each cluster.
    public String declaredLeader() {
        return cluster.primary()
                .map(Instance::name)
                .orElseThrow(() -> new IllegalStateException("no primary: " + cluster.name()));
    }

    /// The instances that are there in a situation and would answer 200 to a row's check.
    ///
    /// @param row its place among the rows
    public List<String> passing(Situation situation, int row) {
        return instances().stream()
                .filter(name -> !situation.lost().contains(name))
                .filter(name -> rows.get(row).check().asked().answerOf(position(name, situation)) == Answer.PASSES)
                .toList();
    }

    private Position position(String instance, Situation situation) {
        return Position.of(situation.isLedBy(instance), cluster.isStandby());
    }
}
