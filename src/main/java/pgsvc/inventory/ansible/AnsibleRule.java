package pgsvc.inventory.ansible;

import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;

/// What can be wrong with an inventory before anybody asks about clusters and services.
public enum AnsibleRule implements Rule {
    INVENTORY_MISSING(Severity.ERROR, "The inventory is not there"),
    INVENTORY_FOLDER(Severity.ERROR, "The inventory is a folder"),
    INVENTORY_UNREADABLE(Severity.ERROR, "The file cannot be read"),
    INVENTORY_NOT_EXECUTABLE(Severity.ERROR, "The inventory script is not executable"),
    INVENTORY_SCRIPT(Severity.ERROR, "The inventory script failed"),
    INVENTORY_INI(Severity.ERROR, "The inventory is in the INI format"),
    INVENTORY_ENCRYPTED(Severity.ERROR, "The inventory is encrypted"),
    INVENTORY_EMPTY(Severity.ERROR, "The inventory is empty"),
    INVENTORY_PLUGIN(Severity.ERROR, "The file configures an inventory plugin"),
    INVENTORY_SHAPE(Severity.ERROR, "Something else than a mapping stands here"),
    INVENTORY_BAD_GROUP(Severity.WARNING, "A group is not defined as a group"),
    INVENTORY_UNKNOWN_KEY(Severity.WARNING, "A group has a key that groups do not have"),
    INVENTORY_GROUP_LOOP(Severity.ERROR, "A group is a child of itself"),
    INVENTORY_GROUP_PRIORITY(Severity.ERROR, "A group's priority is no whole number"),
    INVENTORY_SAME_NAME(Severity.WARNING, "A host and a group have one name"),
    INVENTORY_HOST_NAME(Severity.ERROR, "A host's name cannot be an address"),
    INVENTORY_HOST_RANGE(Severity.ERROR, "A range of hosts is not well formed"),
    VARS_FILE_SHAPE(Severity.ERROR, "A file of variables is no mapping"),
    VARS_FILE_ENCRYPTED(Severity.WARNING, "A file of variables is encrypted");

    private final Severity severity;
    private final String summary;

    AnsibleRule(Severity severity, String summary) {
        this.severity = severity;
        this.summary = summary;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String summary() {
        return summary;
    }
}
