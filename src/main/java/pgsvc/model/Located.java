package pgsvc.model;

import static java.util.Objects.requireNonNull;

import pgsvc.diagnostic.SourceRange;

/// A declared value with the place where it is written.
public record Located<T>(T value, SourceRange where) {
    public Located {
        requireNonNull(value);
        requireNonNull(where);
    }
}
