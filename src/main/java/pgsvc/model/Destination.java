package pgsvc.model;

/// Which port of an instance a service's traffic goes to (`dest`, `pg_default_service_dest`).
public sealed interface Destination {

    /// The instance's own PostgreSQL port, past the pool.
    record Postgres() implements Destination {}

    /// The instance's PgBouncer port.
    record PgBouncer() implements Destination {}

    /// A port named by its number, the same on every instance.
    record Port(int number) implements Destination {}

    /// As it is written in the inventory: `postgres`, `pgbouncer` or the number.
    default String word() {
        return switch (this) {
            case Postgres _ -> "postgres";
            case PgBouncer _ -> "pgbouncer";
            case Port port -> Integer.toString(port.number());
        };
    }
}
