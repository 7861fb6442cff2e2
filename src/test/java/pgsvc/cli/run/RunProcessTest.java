package pgsvc.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.files.Trees;
import pgsvc.topology.PlayedPatronis;

/// `pgsvc run` as a process of its own, with a real HAProxy.
@Tag("haproxy")
@Timeout(60)
class RunProcessTest {
    @TempDir
    Path folder;

    @Test
    void itFollowsTheInventoryAndEndsCleanlyOnSigterm() throws Exception {
        int statistics = freePort();
        int first = freePort();
        int second = freePort();
        Path inventory = Files.writeString(folder.resolve("pigsty.yml"), inventory(statistics, "port: " + first));
        Process process = start(inventory);
        String statisticsUrl = "statistics on http://127.0.0.1:" + statistics + "/haproxy/pg-test-1/";
        try (BufferedReader told = process.errorReader()) {
            assertThat(told.readLine()).isEqualTo("pgsvc run: ready: 1 service, " + statisticsUrl);
            assertThat(accepts(first)).isTrue();

            Files.writeString(inventory, inventory(statistics, "port: ninety"));
            assertThat(told.readLine()).startsWith("error[").contains(inventory + ":9:");
            assertThat(lineAfterFindings(told))
                    .isEqualTo("pgsvc run: not reloaded: the inventory is wrong. The services are as before.");
            assertThat(accepts(first)).isTrue();

            Files.writeString(inventory, inventory(statistics, "port: " + second));
            assertThat(told.readLine()).isEqualTo("pgsvc run: reloaded: 1 service, " + statisticsUrl);
            assertThat(accepts(second)).isTrue();

            process.destroy();
            assertThat(process.waitFor()).isZero();
        } finally {
            // Asked to end, pgsvc takes HAProxy along; killed, it could not.
            process.destroy();
            process.waitFor();
        }
        assertThat(accepts(second)).isFalse();
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    @Test
    void whereRolesAreLiveAnotherLeaderIsServed() throws Exception {
        try (PlayedPatronis patronis = new PlayedPatronis("127.0.88.1", "127.0.88.2")) {
            Path inventory = Files.writeString(
                    folder.resolve("pigsty.yml"), """
                    all:
                      hosts:
                        127.0.88.1: { pg_seq: 1, pg_role: primary }
                        127.0.88.2: { pg_seq: 2, pg_role: replica }
                      vars:
                        pg_cluster: pg-test
                        pg_service_roles: live
                        patroni_port: %d
                        haproxy_exporter_port: %d
                        pg_default_services:
                          - { name: first, check: /health, selector: "[? pg_role == `primary`]", port: %d }
                    """.formatted(patronis.port(), freePort(), freePort()));
            patronis.lead(2);
            Process process = start(inventory, "--node", "127.0.88.1");
            try (BufferedReader told = process.errorReader()) {
                assertThat(told.readLine()).startsWith("pgsvc run: ready: 1 service");
                assertThat(servers()).containsExactly("pg-test-2");

                patronis.lead(1);
                assertThat(told.readLine()).isEqualTo("pgsvc run: pg-test-1 leads pg-test");
                assertThat(told.readLine()).startsWith("pgsvc run: reloaded: 1 service");
                assertThat(servers()).containsExactly("pg-test-1");
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    /// Those that the files name which HAProxy loads.
    private List<String> servers() throws IOException {
        List<String> servers = new ArrayList<>();
        for (Path file : Trees.files(folder.resolve("run/config"))) {
            if (file.toString().endsWith(".cfg")) {
                Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("server "))
                        .forEach(line -> servers.add(line.split(" ")[1]));
            }
        }
        return servers;
    }

    private static String lineAfterFindings(BufferedReader told) throws IOException {
        String line = told.readLine();
        while (line != null && !line.startsWith("pgsvc run: ")) {
            line = told.readLine();
        }
        return String.valueOf(line);
    }

    private Process start(Path inventory, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "pgsvc.cli.Main",
                "run",
                "-i",
                inventory.toString(),
                "--dir",
                folder.resolve("run").toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).start();
    }

    private static String inventory(int statistics, String port) {
        return """
                all:
                  children:
                    pg-test:
                      hosts: { 10.10.10.11: { pg_seq: 1, pg_role: primary } }
                      vars:
                        pg_cluster: pg-test
                        haproxy_exporter_port: %d
                        pg_default_services:
                          - { name: primary, check: /primary, selector: "[]", %s }
                """.formatted(statistics, port);
    }

    private static boolean accepts(int port) {
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
