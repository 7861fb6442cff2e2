package pgsvc.resolve.check;

/// What a member that runs answers to a check, as far as its position tells.
public enum Answer {
    /// 200.
    PASSES,
    /// 503.
    FAILS,
    /// One or the other, by what neither the inventory nor the position tells.
    UNKNOWABLE;

    static Answer passesIf(boolean condition) {
        return condition ? PASSES : FAILS;
    }
}
