package pgsvc.sandbox.process;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What runs in a sandbox.
public enum Part {
    ETCD,
    PATRONI,
    POSTGRES,
    PGBOUNCER,
    HAPROXY,
    /// pgsvc's own, where one was started.
    AGENT;

    /// The word for it, in commands and file names.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Part> of(String word) {
        return Stream.of(values()).filter(part -> part.word().equals(word)).findFirst();
    }
}
