package pgsvc.observe;

import java.util.List;

/// Where HAProxy's files are on a target.
///
/// @param folder HAProxy's own, such as `/etc/haproxy`
/// @param services the folder of the services' files: `conf.d` in it, or itself
public record Site(String folder, String services) {
    /// The name of the base configuration. No service has it: the inventory's rules keep it for the node.
    public static final String BASE = "haproxy.cfg";

    /// The services' folder, where they have one of their own.
    public static final String CONF_D = "conf.d";

    /// `conf.d` beside `haproxy.cfg`.
    public static Site withConfD(String folder) {
        return new Site(folder, folder + "/" + CONF_D);
    }

    /// All files in one folder.
    public static Site flat(String folder) {
        return new Site(folder, folder);
    }

    /// Whether the base configuration stands among the services.
    public boolean isFlat() {
        return services.equals(folder);
    }

    /// The base configuration.
    public String base() {
        return folder + "/" + BASE;
    }

    /// Whether a file among the services is the base configuration.
    public boolean isBase(String name) {
        return isFlat() && name.equals(BASE);
    }

    /// The file that a change names: the base configuration, or a service's.
    public String path(String name) {
        return name.equals(BASE) ? base() : service(name);
    }

    /// A service's file.
    public String service(String name) {
        return services + "/" + name;
    }

    /// Where pgsvc keeps what it needs from one apply to the next. HAProxy reads no folder in its folders.
    public String state() {
        return folder + "/.pgsvc";
    }

    /// Where what was applied is kept, a folder for each time.
    public String generations() {
        return state() + "/generations";
    }

    /// What HAProxy loads, in this order, unless it was started with other arguments.
    public List<String> loaded() {
        return isFlat() ? List.of(folder) : List.of(base(), services);
    }
}
