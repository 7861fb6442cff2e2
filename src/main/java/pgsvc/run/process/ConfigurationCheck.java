package pgsvc.run.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pgsvc.haproxy.runtime.Remark;

/// What `haproxy -c` says about files.
///
/// @param valid whether HAProxy would load them
/// @param remarks its alerts and warnings
/// @param output all that it printed
public record ConfigurationCheck(boolean valid, List<Remark> remarks, String output) {
    public ConfigurationCheck {
        remarks = List.copyOf(remarks);
    }

    /// Checks the files as one configuration.
    ///
    /// @param files files, or folders whose `*.cfg` count, in the order in which HAProxy is to load them
    /// @throws HaproxyException when the program cannot be run
    public static ConfigurationCheck of(HaproxyBinary haproxy, List<Path> files) throws HaproxyException {
        List<String> command = new ArrayList<>(List.of(haproxy.path().toString(), "-c"));
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ConfigurationCheck(process.waitFor() == 0, Remark.parse(output), output);
        } catch (IOException e) {
            throw new HaproxyException("cannot run " + haproxy.path() + ": " + e.getMessage(), "Name another program.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HaproxyException("interrupted while HAProxy checked", "Try again.");
        }
    }

    /// HAProxy's alerts, one a line; all of its output when it names none.
    public String complaint() {
        List<String> alerts =
                remarks.stream().filter(Remark::alert).map(Remark::text).toList();
        return alerts.isEmpty() ? output.strip() : String.join("\n", alerts);
    }
}
