package pgsvc.model;

/// What a node's base `haproxy.cfg` is made from.
///
/// @param nodename the node's own name, shown by the statistics page
/// @param adminUsername `haproxy_admin_username`, who may change states on the statistics page
/// @param adminPassword `haproxy_admin_password`; never printed but in that file
/// @param exporterPort `haproxy_exporter_port`: statistics page and metrics
/// @param metricsPath `exporter_metrics_path`
/// @param clientTimeout `haproxy_client_timeout`, in HAProxy's notation (`24h`)
/// @param serverTimeout `haproxy_server_timeout`
/// @param folder `haproxy_dir`, where HAProxy's files are on the node
public record BaseSettings(
        String nodename,
        String adminUsername,
        String adminPassword,
        int exporterPort,
        String metricsPath,
        Located<String> clientTimeout,
        Located<String> serverTimeout,
        String folder) {

    /// Without the password.
    @Override
    public String toString() {
        return "BaseSettings[nodename=" + nodename + ", exporterPort=" + exporterPort + "]";
    }
}
