package pgsvc.model;

import java.util.Optional;
import pgsvc.diagnostic.SourceRange;

/// A service as one entry of `pg_default_services` or `pg_services` declares it. What is absent was not written.
///
/// @param name without the cluster's name: `primary`
/// @param port the port that every load balancer listens on, 1 to 65535
/// @param selector JMESPath over the cluster's members; yields the servers
/// @param backup JMESPath; members used only when no other server is up
/// @param dest where traffic goes; absent means the default destination
/// @param check Patroni REST path that must answer 200; absent means `/`
/// @param ip bind address; absent means `*`
/// @param options the `default-server` line; absent means that of the `pg_rto` plan
/// @param where the whole entry
public record ServiceDefinition(
        Located<String> name,
        Located<Integer> port,
        Located<String> selector,
        Optional<Located<String>> backup,
        Optional<Located<Destination>> dest,
        Optional<Located<String>> check,
        Optional<Located<String>> ip,
        Optional<Located<Integer>> maxconn,
        Optional<Located<String>> balance,
        Optional<Located<String>> options,
        SourceRange where) {}
