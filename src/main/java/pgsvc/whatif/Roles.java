package pgsvc.whatif;

/// Which `pg_role` selectors see.
public enum Roles {
    /// The one in the inventory, whoever leads.
    DECLARED,
    /// The one that follows from who leads: [pgsvc.model.LiveRoles].
    LIVE;
}
