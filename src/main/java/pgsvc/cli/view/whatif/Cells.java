package pgsvc.cli.view.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.whatif.Serving;

/// Writes who serves in as few letters as a column takes: an instance is its `pg_seq`.
public final class Cells {
    static final String NONE = "none";
    /// Behind a backup.
    public static final String BACKUP = "*";
    static final String PERHAPS = "?";
    private static final int MOST_NAMED_EACH = 4;

    private final Map<String, String> numbers = new HashMap<>();

    public Cells(Cluster cluster) {
        for (Instance instance : cluster.instances()) {
            numbers.put(instance.name(), instance.seq());
        }
    }

    /// An instance's number; the whole name of a server that is no member of the cluster.
    public String number(String instance) {
        return numbers.getOrDefault(instance, instance);
    }

    /// Several instances' numbers.
    public String numbers(List<String> instances) {
        return instances.stream().map(this::number).collect(Collectors.joining(", "));
    }

    /// Who serves: `2 3`, `2*`, `2 3?`, `none`.
    public String cell(Serving serving) {
        if (serving.isEmpty()) {
            return NONE;
        }
        String mark = serving.byBackup() ? BACKUP : "";
        return Stream.concat(
                        shortened(serving.servers().stream().map(this::number).toList(), mark).stream(),
                        shortened(serving.perhaps().stream().map(this::number).toList(), PERHAPS).stream())
                .collect(Collectors.joining(" "));
    }

    /// Many numbers in a row become `2-8`.
    private static List<String> shortened(List<String> numbers, String mark) {
        List<String> words = new ArrayList<>();
        for (int from = 0; from < numbers.size(); ) {
            int to = from;
            while (to + 1 < numbers.size() && follow(numbers.get(to), numbers.get(to + 1))) {
                to++;
            }
            boolean whole = numbers.size() > MOST_NAMED_EACH && to - from > 1;
            int end = whole ? to : from;
            words.add(numbers.get(from) + (whole ? "-" + numbers.get(to) : "") + mark);
            from = end + 1;
        }
        return words;
    }

    private static boolean follow(String number, String next) {
        return number.matches("[0-9]{1,9}") && next.equals(Integer.toString(Integer.parseInt(number) + 1));
    }
}
