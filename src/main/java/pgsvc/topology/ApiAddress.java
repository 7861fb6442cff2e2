package pgsvc.topology;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a Patroni's REST API is. No [java.net.URI]: that knows no host names with an underscore.
///
/// @param host a name or an address, one of IPv6 without brackets
public record ApiAddress(boolean tls, String host, int port) {
    private static final int USUAL_PORT = 8008;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "(?:(https?)://)?(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+))(?::([0-9]{1,5}))?(?:/[^\\s]*)?");

    /// What a person or Patroni writes: `http://10.10.10.11:8008/patroni`, or `10.10.10.11` for plain HTTP on port
    /// 8008. What comes after the port does not matter.
    public static Optional<ApiAddress> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String host = form.group(2) == null ? form.group(3) : form.group(2);
        int port = form.group(4) == null ? USUAL_PORT : Integer.parseInt(form.group(4));
        return port < 1 || port > HIGHEST_PORT
                ? Optional.empty()
                : Optional.of(new ApiAddress("https".equals(form.group(1)), host, port));
    }

    /// Host and port, such as `10.10.10.11:8008`.
    public String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /// As a URL.
    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + authority();
    }
}
