package pgsvc.model;

import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.SourceRange;

/// A service of a node itself, declared whole in `haproxy_services`: no cluster, no selector.
///
/// @param options whole directives, each a line of its own
/// @param defaults the `default-server` line; absent means pgsvc's
/// @param where the whole entry
public record NodeService(
        Located<String> name,
        Located<Integer> port,
        Optional<Located<String>> ip,
        Optional<Located<String>> protocol,
        Optional<Located<Integer>> maxconn,
        Optional<Located<String>> balance,
        List<Located<String>> options,
        Optional<Located<String>> defaults,
        List<NodeServer> servers,
        SourceRange where) {
    public NodeService {
        options = List.copyOf(options);
        servers = List.copyOf(servers);
    }

    /// A server of such a service.
    ///
    /// @param weight 0 to 255
    /// @param options the end of its line, as it is
    public record NodeServer(
            String name,
            String ip,
            int port,
            boolean backup,
            Optional<Integer> weight,
            Optional<Located<String>> options,
            SourceRange where) {}
}
