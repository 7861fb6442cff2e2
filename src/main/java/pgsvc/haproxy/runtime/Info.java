package pgsvc.haproxy.runtime;

import java.util.Optional;
import java.util.OptionalLong;

/// What a process of HAProxy says of itself (`show info`; management guide, section 9.3).
public final class Info {
    private Info() {}

    /// A field's value.
    ///
    /// @param answer also with those to other questions behind it
    public static Optional<String> field(String answer, String name) {
        String beginning = name + ": ";
        return answer.lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .findFirst();
    }

    /// The number of the process that answers; nothing where it tells none.
    public static OptionalLong pid(String answer) {
        return field(answer, "Pid")
                .filter(pid -> pid.matches("[0-9]{1,10}"))
                .map(pid -> OptionalLong.of(Long.parseLong(pid)))
                .orElse(OptionalLong.empty());
    }
}
