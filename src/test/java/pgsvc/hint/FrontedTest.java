package pgsvc.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.pipeline.Pipeline;

class FrontedTest {
    @TempDir
    Path folder;

    @Test
    void aServerThatTracksAnotherIsNotToldOfAndItsSectionStillFollowsTheLeader() throws Exception {
        Path file = Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  children:
                    pg-test:
                      hosts: { 10.10.10.11: { pg_seq: 1, pg_role: primary } }
                      vars: { pg_cluster: pg-test, pg_rto: swift }
                """);
        var balancer = Pipeline.resolve(file.toString(), InputStream.nullInputStream(), Optional.empty())
                .resolution()
                .orElseThrow()
                .loadBalancers()
                .getFirst();

        assertThat(Fronted.of(balancer).getFirst().servers().stream().map(CheckedServer::id))
                .containsExactly("pg-test-primary/pg-test-1", "pg-test-replica/pg-test-1");
        assertThat(Fronted.followers(balancer, "pg-test")).containsExactly("pg-test-primary", "pg-test-default");
        assertThat(Fronted.followers(balancer, "pg-other")).isEmpty();
    }

    @Test
    void eachServerIsThereWithWhatItsCheckAsksAndWhereIncludingBackups() throws Exception {
        Path file = Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  children:
                    pg-test:
                      hosts:
                        10.10.10.11: { pg_seq: 1, pg_role: primary }
                        10.10.10.12: { pg_seq: 2, pg_role: replica, patroni_port: 8009 }
                      vars:
                        pg_cluster: pg-test
                        pg_default_services:
                          - { name: primary, port: 5433, check: /primary, selector: "[]" }
                          - name: replica
                            port: 5434
                            check: "/replica?lag=16MB"
                            selector: "[? pg_role == `replica`]"
                            backup: "[? pg_role == `primary`]"
                """);
        var balancer = Pipeline.resolve(file.toString(), InputStream.nullInputStream(), Optional.empty())
                .resolution()
                .orElseThrow()
                .loadBalancers()
                .getFirst();

        List<Fronted> fronted = Fronted.of(balancer);

        assertThat(fronted).hasSize(1);
        assertThat(fronted.getFirst().cluster()).isEqualTo("pg-test");
        assertThat(fronted.getFirst().servers().stream()
                        .map(server -> server.id() + " " + server.patroni() + server.check())
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        pg-test-primary/pg-test-1 http://10.10.10.11:8008/primary
                        pg-test-primary/pg-test-2 http://10.10.10.12:8009/primary
                        pg-test-replica/pg-test-2 http://10.10.10.12:8009/replica?lag=16MB
                        pg-test-replica/pg-test-1 http://10.10.10.11:8008/replica?lag=16MB""");
    }
}
