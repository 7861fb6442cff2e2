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
/// @param arguments all that it was started with, the program first
record MasterProcess(long pid, List<String> arguments) {
    /// Each HAProxy whose parent is none: its number and its arguments, a line each, then an empty line. A process
    /// may end while it is looked at.
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
                .filter(block -> block.strip().matches("(?s)[0-9]+\n.+"))
                .map(MasterProcess::parse)
                .filter(process -> process.loads(site))
                .findFirst();
    }

    private static Optional<MasterProcess> named(Target target, String pid) throws TargetException {
        if (!pid.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        Optional<String> arguments = target.read("/proc/" + pid + "/cmdline");
        return arguments
                .map(line -> List.of(line.split("\0")))
                .filter(words -> words.getFirst().endsWith("haproxy"))
                .map(words -> new MasterProcess(Long.parseLong(pid), words));
    }

    private static MasterProcess parse(String block) {
        List<String> lines = block.strip().lines().toList();
        return new MasterProcess(Long.parseLong(lines.getFirst()), lines.subList(1, lines.size()));
    }

    private boolean loads(Site site) {
        return files().stream()
                .map(file -> file.endsWith("/") ? file.substring(0, file.length() - 1) : file)
                .anyMatch(
                        file -> file.equals(site.folder()) || file.equals(site.base()) || file.equals(site.services()));
    }

    /// The values of `-f`.
    List<String> files() {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < arguments.size() - 1; i++) {
            if (arguments.get(i).equals("-f")) {
                files.add(arguments.get(i + 1));
            }
        }
        return files;
    }

    /// The path behind `-S`, without its options.
    Optional<String> masterSocket() {
        int at = arguments.indexOf("-S");
        return at < 0 || at + 1 >= arguments.size()
                ? Optional.empty()
                : Optional.of(arguments.get(at + 1).split(",")[0]);
    }
}
