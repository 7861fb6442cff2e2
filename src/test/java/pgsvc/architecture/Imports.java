package pgsvc.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import pgsvc.architecture.ArchitecturePage.Row;

/// Compares class files with ARCHITECTURE.md; each finding is a sentence.
record Imports(ArchitecturePage page, JavaClasses classes) {
    private static final Set<String> WORLD = Set.of("java.nio.file", "java.nio.channels", "java.net");
    private static final Set<String> WORLDLY_CLASSES = Set.of(
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.lang.ProcessBuilder",
            "java.time.Clock");
    private static final Set<String> WORLDLY_METHODS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.Thread.sleep",
            "java.time.Instant.now");

    /// They stand among the worldly, but only read or write text.
    private static final Set<String> HARMLESS_METHODS = Set.of(
            "java.net.InetAddress.ofLiteral", "java.net.InetAddress.getHostAddress", "java.net.URLEncoder.encode");

    /// All that the page does not allow, in order of the alphabet, once for each pair of packages.
    List<String> notAllowed() {
        Set<String> found = new TreeSet<>();
        for (JavaClass from : classes) {
            Optional<Row> row = page.rowOf(ours(from));
            if (row.isEmpty()) {
                found.add(ours(from) + " has no row in ARCHITECTURE.md");
                continue;
            }
            from.getDirectDependenciesFromSelf().stream()
                    .flatMap(dependency -> judge(row.get(), from, dependency.getTargetClass()))
                    .forEach(found::add);
            if (!row.get().io()) {
                worldlyCalls(from).forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /// Packages without a package-info.java; the compiler leaves a class file of it where it bears an annotation.
    List<String> withoutPackageInfo() {
        return classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> p.tryGetPackageInfo().isEmpty())
                .map(p -> p.getName() + " has no package-info.java with @NullMarked")
                .sorted()
                .toList();
    }

    private Stream<String> judge(Row row, JavaClass from, JavaClass to) {
        if (isOurs(to)) {
            return page.rowOf(ours(to)).filter(other -> !row.allows(other)).stream()
                    .map(_ -> ours(from) + " imports " + ours(to));
        }
        return page.libraries().entrySet().stream()
                .filter(library -> isWithin(to.getPackageName(), library.getKey()))
                .filter(library -> library.getValue().stream().noneMatch(user -> isWithin(ours(from), user)))
                .map(library -> ours(from) + " uses " + library.getKey());
    }

    private static Stream<String> worldlyCalls(JavaClass from) {
        return from.getAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .filter(Imports::touchesTheWorld)
                .map(target -> ours(from) + " does I/O: " + nameOf(target));
    }

    private static boolean touchesTheWorld(AccessTarget target) {
        JavaClass owner = target.getOwner();
        return WORLDLY_METHODS.contains(nameOf(target))
                || (!HARMLESS_METHODS.contains(nameOf(target))
                        && (WORLDLY_CLASSES.contains(owner.getName())
                                || WORLD.stream().anyMatch(world -> isWithin(owner.getPackageName(), world))));
    }

    private static String nameOf(AccessTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }

    private static boolean isOurs(JavaClass type) {
        return isWithin(type.getPackageName(), "pgsvc");
    }

    private static boolean isWithin(String packageName, String above) {
        return packageName.equals(above) || packageName.startsWith(above + ".");
    }

    private static String ours(JavaClass type) {
        return type.getPackageName().replaceFirst("^pgsvc\\.", "");
    }
}
