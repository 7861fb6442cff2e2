package pgsvc.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// A HAProxy process by its command line.
///
/// @param folder in which it was started
/// @param arguments all that it was started with, the program first
record MasterProcess(long pid, String folder, List<String> arguments) {
    /// Each HAProxy whose parent is none: its number, its folder and its arguments, a line each, then an empty line.
    /// A process may end while it is looked at.
    private static final String SCRIPT = """
            for p in /proc/[0-9]*; do
                read -r name <"$p/comm" || continue
                [ "$name" = haproxy ] || continue
                parent=$(sed -n 's/^PPid:[^0-9]*//p' "$p/status")
                other=
                read -r other <"/proc/$parent/comm" || true
                [ "$other" = haproxy ] && continue
                arguments=$(tr '\\0' '\\n' <"$p/cmdline")
                [ -n "$arguments" ] && printf '%s\\n%s\\n\\n' "${p#/proc/}" "$arguments"
            done 2>/dev/null
            true""";

    MasterProcess {
        arguments = List.copyOf(arguments);
    }

    /// The one that loads something of a site: its folder, its base or its services. The files in which a HAProxy
    /// writes its number are looked into first, and then every process.
    static Optional<MasterProcess> of(Target target, Site site, Optional<String> pidFile) throws TargetException {
        for (String file :
                Stream.concat(pidFile.stream(), Stream.of("/run/haproxy.pid")).toList()) {
            Optional<MasterProcess> process =
                    named(target, target.read(file).orElse("").strip());
            if (process.filter(found -> found.loads(site)).isPresent()) {
                return process;
            }
        }
        String told = target.run(List.of("sh", "-c", SCRIPT)).output();
        return Arrays.stream(told.split("\n\n"))
                .filter(block -> block.strip().matches("(?s)[0-9]+\n[^\n]*\n.+"))
                .map(MasterProcess::parse)
                .filter(process -> process.loads(site))
                .findFirst();
    }

    private static Optional<MasterProcess> named(Target target, String pid) throws TargetException {
        if (!pid.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        List<String> arguments =
                List.of(target.read("/proc/" + pid + "/cmdline").orElse("").split("\0"));
        return arguments.getFirst().endsWith("haproxy")
                ? Optional.of(new MasterProcess(Long.parseLong(pid), folder(target, pid, arguments), arguments))
                : Optional.empty();
    }

    /// Asked for only where an argument needs it.
    private static String folder(Target target, String pid, List<String> arguments) throws TargetException {
        return values(arguments, "-f").stream().allMatch(file -> file.startsWith("/"))
                ? "/"
                : target.run(List.of("readlink", "/proc/" + pid + "/cwd"))
                        .output()
                        .strip();
    }

    private static MasterProcess parse(String block) {
        List<String> lines = block.strip().lines().toList();
        return new MasterProcess(Long.parseLong(lines.getFirst()), lines.get(1), lines.subList(2, lines.size()));
    }

    private boolean loads(Site site) {
        return files().stream()
                .map(file -> file.endsWith("/") ? file.substring(0, file.length() - 1) : file)
                .anyMatch(
                        file -> file.equals(site.folder()) || file.equals(site.base()) || file.equals(site.services()));
    }

    /// The values of `-f`, as absolute paths.
    List<String> files() {
        return values(arguments, "-f").stream().map(this::absolute).toList();
    }

    private String absolute(String file) {
        return file.startsWith("/") ? file : folder + "/" + file.replaceFirst("^(\\./)+", "");
    }

    private static List<String> values(List<String> arguments, String option) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < arguments.size() - 1; i++) {
            if (arguments.get(i).equals(option)) {
                values.add(arguments.get(i + 1));
            }
        }
        return values;
    }

    /// The path behind `-S`, without its options.
    Optional<String> masterSocket() {
        int at = arguments.indexOf("-S");
        return at < 0 || at + 1 >= arguments.size()
                ? Optional.empty()
                : Optional.of(arguments.get(at + 1).split(",")[0]);
    }
}
