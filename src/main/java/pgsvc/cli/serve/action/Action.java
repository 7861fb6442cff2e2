package pgsvc.cli.serve.action;

import java.util.Locale;
import pgsvc.access.Role;

/// What can be done on the page.
enum Action {
    DRAIN(Role.OPERATOR),
    READY(Role.OPERATOR),
    MAINT(Role.OPERATOR),
    WEIGHT(Role.OPERATOR),
    PAUSE(Role.OPERATOR),
    RESUME(Role.OPERATOR),
    PLAN(Role.ADMIN),
    APPLY(Role.ADMIN),
    SWITCHOVER(Role.ADMIN);

    private final Role role;

    Action(Role role) {
        this.role = role;
    }

    /// As commands call it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Who may.
    Role role() {
        return role;
    }

    static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
