package pgsvc.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedFilesTest {
    @TempDir
    Path folder;

    @Test
    void portsAndServersAreThoseOfAllFiles() throws Exception {
        Files.writeString(folder.resolve("pg-test-primary.cfg"), """
                # managed by pgsvc: cluster=pg-test service=primary sha256=1
                listen pg-test-primary
                    bind ${NODE_ADDRESS}:5433
                    mode tcp
                    default-server inter 3s fastinter 1s
                    server pg-test-1 127.0.0.11:6432 check port 8008 weight 100
                    server pg-test-2 127.0.0.12:6432 check port 8008 weight 100 backup
                """);
        Files.writeString(folder.resolve("pg-test-replica.cfg"), """
                listen pg-test-replica
                    bind *:5434
                    server pg-test-1 [fd00::1]:6432 check port 8008
                """);
        Files.writeString(folder.resolve("minio.cfg"), """
                listen minio
                    bind fd00::9:9000
                """);

        LoadedFiles loaded = LoadedFiles.read(folder);

        assertThat(loaded.ports()).containsExactlyInAnyOrder(5433, 5434, 9000);
        assertThat(loaded.texts())
                .extracting(text -> text.lines()
                        .filter(line -> line.startsWith("listen"))
                        .findFirst()
                        .orElse(""))
                .containsExactlyInAnyOrder("listen pg-test-primary", "listen pg-test-replica", "listen minio");
    }

    @Test
    void whereNothingIsLoadedThereIsNothing() throws Exception {
        assertThat(LoadedFiles.read(folder.resolve("none"))).isEqualTo(new LoadedFiles(Set.of(), List.of()));
    }
}
