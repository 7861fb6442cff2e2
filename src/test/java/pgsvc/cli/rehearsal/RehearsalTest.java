package pgsvc.cli.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.files.Trees;

class RehearsalTest {
    @TempDir
    Path folder;

    @Test
    void whatOnlyReadsTouchesNoNode() throws Exception {
        Rehearsal.rehearse("reading", "examples/pg-test.yml", "10.10.10.11", folder.toString());

        assertThat(Files.list(folder.resolve("out"))).isNotEmpty();
        assertThat(folder.resolve("haproxy")).doesNotExist();
    }

    /// Else Java would learn no more than how pgsvc gives up.
    @Test
    void whatIsRehearsedSucceeds() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/haproxy")), "HAProxy is not installed");

        Rehearsal.rehearse("all", "examples/pg-test.yml", "10.10.10.11", folder.toString());

        assertThat(Files.list(folder.resolve("out"))).isNotEmpty();
        List<Path> files = Trees.files(folder.resolve("haproxy/.pgsvc/generations"));
        assertThat(files.stream().filter(file -> file.endsWith("generation")))
                .hasSize(5)
                .allSatisfy(file -> assertThat(file).content().contains("\nresult: applied\n"));
        assertThat(folder.resolve("haproxy/pid"))
                .content()
                .satisfies(pid -> assertThat(
                                ProcessHandle.of(Long.parseLong(pid.strip())).map(ProcessHandle::onExit))
                        .satisfiesAnyOf(
                                none -> assertThat(none).isEmpty(),
                                some -> assertThat(some.orElseThrow().get()).isNotNull()));
    }
}
