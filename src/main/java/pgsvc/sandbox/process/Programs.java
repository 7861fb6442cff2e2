package pgsvc.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pgsvc.sandbox.layout.SandboxException;

/// The programs that a sandbox is made of.
///
/// @param haproxy and each other: an absolute path
/// @param postgres the folder with PostgreSQL's programs
public record Programs(Path haproxy, Path patroni, Path etcd, Path pgbouncer, Path postgres, Path psql, Path openssl) {
    private static final List<String> MORE_FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin");
    private static final Path DISTRIBUTION = Path.of("/usr/lib/postgresql");
    private static final Path PYTHON = Path.of("/usr/lib/python3/dist-packages");

    /// Finds them.
    ///
    /// @param environment `PGSVC_HAPROXY` names HAProxy, `PATH` has the others
    /// @throws SandboxException when some are missing, with the one line that installs them
    public static Programs find(Map<String, String> environment) throws SandboxException {
        Search search = new Search(environment);
        Programs programs = new Programs(
                search.program("haproxy", "haproxy"),
                search.program("patroni", "patroni"),
                search.program("etcd", "etcd-server"),
                search.program("pgbouncer", "pgbouncer"),
                search.need(newestPostgres(), "postgresql"),
                search.program("psql", "postgresql-client"),
                search.program("openssl", "openssl"));
        search.library("etcd", "python3-etcd", programs.patroni());
        search.library("psycopg2", "python3-psycopg2", programs.patroni());
        search.requireAll();
        return programs;
    }

    private static Optional<Path> newestPostgres() {
        if (!Files.isDirectory(DISTRIBUTION)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DISTRIBUTION)) {
            return versions.filter(v -> v.getFileName().toString().matches("[0-9]{1,3}"))
                    .filter(v -> Files.isExecutable(v.resolve("bin", "postgres")))
                    .max(Comparator.comparingInt(
                            v -> Integer.parseInt(v.getFileName().toString())))
                    .map(v -> v.resolve("bin"));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Looks for one after the other, and remembers the packages of those that are not there.
    private static final class Search {
        private static final Path NOWHERE = Path.of("");

        private final Map<String, String> environment;
        private final List<String> missing = new ArrayList<>();

        Search(Map<String, String> environment) {
            this.environment = environment;
        }

        Path program(String name, String packageName) {
            String named = environment.getOrDefault("PGSVC_" + name.toUpperCase(Locale.ROOT), "");
            Stream<String> folders =
                    Stream.concat(Stream.of(environment.getOrDefault("PATH", "").split(":")), MORE_FOLDERS.stream());
            Stream<Path> candidates = named.isEmpty()
                    ? folders.filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, name))
                    : Stream.of(Path.of(named));
            return need(
                    candidates
                            .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                            .map(Path::toAbsolutePath)
                            .findFirst(),
                    packageName);
        }

        Path need(Optional<Path> found, String packageName) {
            if (found.isEmpty()) {
                missing.add(packageName);
            }
            return found.orElse(NOWHERE);
        }

        /// The distribution's Patroni recommends these libraries only, and says at its start that it lacks them.
        void library(String name, String packageName, Path patroni) {
            boolean distributions = patroni.startsWith("/usr/bin");
            if (distributions && !Files.isDirectory(PYTHON.resolve(name))) {
                missing.add(packageName);
            }
        }

        void requireAll() throws SandboxException {
            if (!missing.isEmpty()) {
                throw new SandboxException(
                        "not installed: " + String.join(", ", missing),
                        "Install what is missing: apt-get install -y --no-install-recommends "
                                + String.join(" ", missing));
            }
        }
    }
}
