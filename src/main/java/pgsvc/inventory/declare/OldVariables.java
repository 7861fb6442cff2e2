package pgsvc.inventory.declare;

import java.util.Map;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.declare.variable.DeclareRule;

/// Tells of variables that earlier inventory schemas had and nothing reads any more.
final class OldVariables {
    private static final Map<String, String> PRESENT_NAMES = Map.of(
            "pg_services_extra", "pg_services (and pg_default_services for what every cluster has)",
            "pg_exporter_service", "haproxy_services",
            "haproxy_defaults_options", "options in each service, or pg_rto",
            "haproxy_check_port", "patroni_port",
            "haproxy_auth_user", "haproxy_admin_username",
            "haproxy_auth_password", "haproxy_admin_password",
            "pg_service_default_dest", "pg_default_service_dest",
            "pg_weight_default", "pg_weight",
            "patroni_ssl", "patroni_ssl_enabled",
            "service_provider", "pg_service_provider");

    private final Diagnostics into;

    OldVariables(Diagnostics into) {
        this.into = into;
    }

    void check(AnsibleInventory inventory) {
        inventory
                .hosts()
                .forEach(host -> PRESENT_NAMES.forEach((old, now) -> host.variable(old)
                        .ifPresent(variable -> into.add(
                                DeclareRule.VARIABLE_OLD,
                                variable.nameWhere(),
                                "Nothing reads " + old + " any more.",
                                "In its place stands " + now + "."))));
    }
}
