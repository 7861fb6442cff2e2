package pgsvc.dsn;

/// By which address clients reach a service.
public enum Entry {
    /// The cluster's virtual address, `pg_vip_address`.
    VIP,
    /// The cluster's name, `<pg_cluster><pg_dns_suffix>`.
    DNS,
    /// The first load balancer.
    ANY,
    /// All load balancers: a client tries one after the other.
    ALL
}
