package pgsvc.load;

/// Where clients reach a service.
///
/// @param name the service's, such as `pg-test-primary`
/// @param host a name or an address
public record ServicePort(String name, String host, int port) {
    @Override
    public String toString() {
        return name + " (" + host + ":" + port + ")";
    }
}
