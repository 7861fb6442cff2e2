package pgsvc.run.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.SourceRange;
import pgsvc.haproxy.runtime.Remark;
import pgsvc.resolve.LoadBalancer;
import pgsvc.run.process.ConfigurationCheck;

/// Leads HAProxy's remarks about one node's files back to the inventory.
final class Complaints {
    private final LoadBalancer balancer;
    private final Map<String, SourceRange> places = new HashMap<>();

    Complaints(LoadBalancer balancer) {
        this.balancer = balancer;
        balancer.services()
                .forEach(placed -> places.put(
                        placed.service().fullName(), placed.service().declared().where()));
        balancer.nodeServices().forEach(service -> places.put(service.name().value(), service.where()));
    }

    List<Diagnostic> of(ConfigurationCheck check) {
        if (!check.valid() && check.remarks().isEmpty()) {
            return List.of(new Diagnostic(
                    HaproxyRule.HAPROXY_REFUSES,
                    "HAProxy says: " + check.output().strip(),
                    "Run HAProxy on the rendered files to see more.",
                    balancer.node().where()));
        }
        boolean unknownHosts = check.remarks().stream().anyMatch(Complaints::isUnknownHost);
        return check.remarks().stream()
                .filter(remark -> !(unknownHosts && isSumOfUnknownHosts(remark)))
                .map(this::diagnostic)
                .toList();
    }

    private Diagnostic diagnostic(Remark remark) {
        String service = service(remark);
        boolean known = places.containsKey(service);
        String subject = known ? "the file of " + service + ", line " + remark.line() : "the files of this node";
        return new Diagnostic(
                rule(remark),
                "About " + subject + " HAProxy says: " + remark.text(),
                mend(remark),
                places.getOrDefault(service, balancer.node().where()));
    }

    private static String service(Remark remark) {
        String name = remark.file()
                .map(file -> String.valueOf(Path.of(file).getFileName()))
                .orElse("");
        return name.endsWith(".cfg") ? name.substring(0, name.length() - 4) : name;
    }

    private static Rule rule(Remark remark) {
        if (isUnknownHost(remark)) {
            return HaproxyRule.HAPROXY_HOST_UNKNOWN;
        }
        return remark.alert() ? HaproxyRule.HAPROXY_REFUSES : HaproxyRule.HAPROXY_WARNS;
    }

    private static String mend(Remark remark) {
        return isUnknownHost(remark)
                ? "Make sure that the nodes can resolve the name; addresses in the inventory need no resolver."
                : "Change the key of the service that this line comes from.";
    }

    /// What HAProxy says last where it found no address of some server, and says so of each.
    private static boolean isSumOfUnknownHosts(Remark remark) {
        return remark.text().contains("Failed to initialize server(s) addr");
    }

    private static boolean isUnknownHost(Remark remark) {
        return remark.text().contains("could not resolve address");
    }
}
