package pgsvc.architecture;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of ARCHITECTURE.md: packages with what they may import, and libraries with who may use them.
///
/// @param packages by name without `pgsvc.`
/// @param libraries by the start of their packages' names
record ArchitecturePage(Map<String, Row> packages, Map<String, Set<String>> libraries) {
    private static final String ALL = "all";

    /// One row of the first table; `mayImport` holds names of other rows, or the word "all".
    record Row(String name, Set<String> mayImport, boolean io) {
        boolean allows(Row other) {
            return name.equals(other.name) || mayImport.contains(ALL) || mayImport.contains(other.name);
        }
    }

    static ArchitecturePage parse(String page) {
        return new ArchitecturePage(
                table(page, "| package | what it is | may import | I/O |")
                        .map(cells -> new Row(
                                name(cells.get(0)),
                                names(cells.get(2)),
                                cells.get(3).equals("yes")))
                        .collect(toMap(Row::name, Function.identity())),
                table(page, "| library | used in | why this one |")
                        .collect(toMap(cells -> name(cells.get(0)), cells -> names(cells.get(1)))));
    }

    /// The row of a package, or of the nearest package above it that has one.
    Optional<Row> rowOf(String packageName) {
        if (packages.containsKey(packageName)) {
            return Optional.of(packages.get(packageName));
        }
        int dot = packageName.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : rowOf(packageName.substring(0, dot));
    }

    private static Stream<List<String>> table(String page, String header) {
        return page.lines()
                .dropWhile(line -> !line.equals(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    private static String name(String cell) {
        return cell.replaceAll("[`*]", "");
    }

    private static Set<String> names(String cell) {
        return cell.equals("nothing")
                ? Set.of()
                : Arrays.stream(cell.split(","))
                        .map(String::strip)
                        .map(ArchitecturePage::name)
                        .collect(Collectors.toSet());
    }
}
