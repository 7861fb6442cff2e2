package pgsvc.model;

/// Which `pg_role` selectors see (`pg_service_roles`).
public enum Roles {
    /// The one in the inventory, whoever leads.
    DECLARED,
    /// The one that follows from who leads: [LiveRoles].
    LIVE;
}
