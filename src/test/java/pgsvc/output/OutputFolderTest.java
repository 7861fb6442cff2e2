package pgsvc.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.files.Trees;
import pgsvc.render.RenderedFile;

class OutputFolderTest {
    private static final String MARK = "# managed by pgsvc: cluster=pg-test service=x sha256=0\n";
    private static final Set<String> BOTH = Set.of("10.0.0.1", "10.0.0.2");

    @TempDir
    Path temp;

    private Path out = Path.of("unset");

    @BeforeEach
    void nameTheFolder() {
        out = temp.resolve("some/out");
    }

    @Test
    void aNewFolderHoldsOneFolderANodeAndNothingElse() throws Exception {
        OutputReport report = write(file("10.0.0.1", "a.cfg", "one"), file("10.0.0.2", "a.cfg", "two"));

        assertThat(report)
                .isEqualTo(new OutputReport(out, List.of("10.0.0.1/a.cfg", "10.0.0.2/a.cfg"), List.of(), List.of()));
        assertThat(tree()).isEqualTo(Map.of("10.0.0.1/a.cfg", MARK + "one", "10.0.0.2/a.cfg", MARK + "two"));
        assertThat(names(out.resolveSibling(""))).containsExactly("out");
    }

    @Test
    void whatIsAsWantedIsNotTouched() throws Exception {
        write(file("10.0.0.1", "a.cfg", "one"), file("10.0.0.1", "b.cfg", "old"));
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(out.resolve("10.0.0.1/a.cfg"), longAgo);

        OutputReport report = write(
                file("10.0.0.1", "a.cfg", "one"), file("10.0.0.1", "b.cfg", "new"), file("10.0.0.1", "c.cfg", ""));

        assertThat(report)
                .isEqualTo(new OutputReport(
                        out, List.of("10.0.0.1/b.cfg", "10.0.0.1/c.cfg"), List.of("10.0.0.1/a.cfg"), List.of()));
        assertThat(Files.getLastModifiedTime(out.resolve("10.0.0.1/a.cfg"))).isEqualTo(longAgo);
        assertThat(names(out)).containsExactly("10.0.0.1");
    }

    @Test
    void onlyMarkedFilesThatAreWantedNoLongerAreRemoved() throws Exception {
        write(file("10.0.0.1", "a.cfg", ""), file("10.0.0.1", "gone.cfg", ""), file("10.0.0.2", "gone.cfg", ""));
        Files.writeString(out.resolve("10.0.0.1/mine.cfg"), "listen mine\n");

        OutputReport report = write(file("10.0.0.1", "a.cfg", ""));

        assertThat(report.removed()).containsExactly("10.0.0.1/gone.cfg", "10.0.0.2/gone.cfg");
        assertThat(tree()).isEqualTo(Map.of("10.0.0.1/a.cfg", MARK, "10.0.0.1/mine.cfg", "listen mine\n"));
        assertThat(names(out)).containsExactly("10.0.0.1");
    }

    @Test
    void theFolderOfANodeOutOfScopeIsLeftAlone() throws Exception {
        write(file("10.0.0.1", "a.cfg", ""), file("10.0.0.2", "b.cfg", ""));

        OutputReport report = new OutputFolder(out).write(List.of(), Set.of("10.0.0.1"));

        assertThat(report.removed()).containsExactly("10.0.0.1/a.cfg");
        assertThat(tree()).containsOnlyKeys("10.0.0.2/b.cfg");
    }

    @Test
    void aNodeOutOfScopeLosesOnlyFilesOfTheClustersThatItGetsFilesOf() throws Exception {
        String other = MARK.replace("pg-test", "pg-other");
        write(file("10.0.0.2", "a.cfg", ""), new RenderedFile("10.0.0.2", "b.cfg", RenderedFile.Kind.SERVICE, other));

        OutputReport report = new OutputFolder(out).write(List.of(file("10.0.0.2", "c.cfg", "")), Set.of("10.0.0.1"));

        assertThat(report.removed()).containsExactly("10.0.0.2/a.cfg");
        assertThat(tree()).containsOnlyKeys("10.0.0.2/b.cfg", "10.0.0.2/c.cfg");
    }

    @Test
    void theBaseFileStaysWhereItIsNotAskedFor() throws Exception {
        write(new RenderedFile("10.0.0.1", "haproxy.cfg", RenderedFile.Kind.BASE, MARK));

        assertThat(write(file("10.0.0.1", "a.cfg", "")).removed()).isEmpty();
    }

    @Test
    void aFileWithoutTheMarkInTheWayStopsEverything() throws Exception {
        write(file("10.0.0.1", "a.cfg", "old"));
        Files.createDirectory(out.resolve("10.0.0.2"));
        Files.writeString(out.resolve("10.0.0.2/a.cfg"), "listen mine\n");
        Map<String, String> before = tree();

        assertThatThrownBy(() -> write(file("10.0.0.1", "a.cfg", "new"), file("10.0.0.2", "a.cfg", "new")))
                .isInstanceOf(OutputException.class)
                .hasMessage(out.toRealPath() + "/10.0.0.2/a.cfg is in the way: it does not bear pgsvc's mark");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void aLinkInsideIsNeverFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("10.0.0.1"), elsewhere);

        assertThatThrownBy(() -> write(file("10.0.0.1", "a.cfg", "")))
                .hasMessage(out.toRealPath() + "/10.0.0.1 is in the way: it is a symbolic link");
        assertThat(names(elsewhere)).isEmpty();
    }

    @Test
    void aLinkInPlaceOfAFileIsNeverFollowed() throws Exception {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere.cfg"), MARK + "old");
        Files.createDirectories(out.resolve("10.0.0.1"));
        Files.createSymbolicLink(out.resolve("10.0.0.1/a.cfg"), elsewhere);

        assertThatThrownBy(() -> write(file("10.0.0.1", "a.cfg", "new")))
                .hasMessage(out.toRealPath() + "/10.0.0.1/a.cfg is in the way: it is a symbolic link");
        assertThat(elsewhere).hasContent(MARK + "old");
    }

    @Test
    void aLinkedFileThatIsNotWantedStays() throws Exception {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere.cfg"), MARK);
        Files.createDirectories(out.resolve("10.0.0.1"));
        Files.createSymbolicLink(out.resolve("10.0.0.1/b.cfg"), elsewhere);

        assertThat(write(file("10.0.0.1", "a.cfg", "")).removed()).isEmpty();
        assertThat(elsewhere).hasContent(MARK);
    }

    @Test
    void theFolderItselfMayBeALink() throws Exception {
        Path real = Files.createDirectory(temp.resolve("real"));
        Files.createDirectories(out.resolveSibling(""));
        Files.createSymbolicLink(out, real);

        write(file("10.0.0.1", "a.cfg", "x"));

        assertThat(real.resolve("10.0.0.1/a.cfg")).hasContent(MARK + "x");
    }

    @Test
    void whatAKilledRunLeftBehindIsCleared() throws Exception {
        Files.createDirectories(out.resolve(".pgsvc-staging/new/10.0.0.1"));
        Files.writeString(out.resolve(".pgsvc-staging/new/10.0.0.1/a.cfg"), "half");
        Files.createDirectories(out.resolveSibling(".out.pgsvc-staging/ready"));

        write(file("10.0.0.1", "a.cfg", "whole"));

        assertThat(tree()).isEqualTo(Map.of("10.0.0.1/a.cfg", MARK + "whole"));
    }

    @Test
    void aSecondRunIsToldWhoWrites() throws Exception {
        Files.createDirectories(out);
        Path lock = out.resolve(".pgsvc-lock");
        try (FileChannel holder = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(holder.tryLock()).isNotNull();
            Files.writeString(lock, "process 42 of user dba\n");

            assertThatThrownBy(() -> write(file("10.0.0.1", "a.cfg", "")))
                    .hasMessage("another pgsvc writes this folder right now (process 42 of user dba)");
        }
    }

    @Test
    void namesThatAreNoNamesAreRefused() {
        for (String name : List.of("", ".", "..", "a/b", "a\nb", ".pgsvc-lock")) {
            assertThatThrownBy(() -> write(file(name, "a.cfg", ""))).isInstanceOf(OutputException.class);
            assertThatThrownBy(() -> write(file("10.0.0.1", name, ""))).isInstanceOf(OutputException.class);
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void aFolderInPlaceOfAFileLeavesEverythingAsItWas() throws Exception {
        write(file("10.0.0.1", "a.cfg", "old"));
        Files.createDirectories(out.resolve("10.0.0.2/a.cfg/x"));
        Map<String, String> before = tree();

        assertThatThrownBy(() -> write(file("10.0.0.1", "a.cfg", "new"), file("10.0.0.2", "a.cfg", "new")))
                .hasMessage(out.toRealPath() + "/10.0.0.2/a.cfg is in the way: it is not a file");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void aFailureAtAnyStepOfTheSwapTakesBackTheSteps() throws Exception {
        write(file("10.0.0.1", "changed.cfg", "old"), file("10.0.0.1", "removed.cfg", ""));
        Map<String, String> before = tree();
        for (int lost = 0; lost < 4; lost++) {
            Path staging = Files.createDirectory(temp.resolve("staging-" + lost));
            Path fresh = Files.createDirectory(staging.resolve("new"));
            Path kept = Files.createDirectory(staging.resolve("old"));
            List<NodeDifference> differences = List.of(
                    NodeDifference.between(
                            out.resolve("10.0.0.1"),
                            "10.0.0.1",
                            List.of(file("10.0.0.1", "changed.cfg", "new"), file("10.0.0.1", "added.cfg", "")),
                            true),
                    NodeDifference.between(
                            out.resolve("10.0.0.2"), "10.0.0.2", List.of(file("10.0.0.2", "a.cfg", "")), true));
            Staging.write(Swap.ready(fresh, 0), differences.get(0));
            Staging.write(Swap.ready(fresh, 1), differences.get(1));
            sabotage(lost, fresh, out);

            assertThatThrownBy(() -> new Swap(out, fresh, kept).run(differences))
                    .isInstanceOf(IOException.class);
            mend(lost, out);
            assertThat(tree()).as("step %d", lost).isEqualTo(before);
        }
    }

    private static void sabotage(int step, Path fresh, Path out) throws IOException {
        switch (step) {
            case 0 -> Files.delete(fresh.resolve("0-0"));
            case 1 -> Files.delete(fresh.resolve("0-1"));
            case 2 -> Files.move(out.resolve("10.0.0.1/removed.cfg"), out.resolve("10.0.0.1/hidden"));
            case 3 -> Trees.delete(fresh.resolve("1"));
            default -> throw new IllegalArgumentException("no step " + step);
        }
    }

    private static void mend(int step, Path out) throws IOException {
        if (step == 2) {
            Files.move(out.resolve("10.0.0.1/hidden"), out.resolve("10.0.0.1/removed.cfg"));
        }
    }

    @Test
    void theBaseFileIsForItsOwnerAlone() throws Exception {
        write(new RenderedFile("10.0.0.1", "haproxy.cfg", RenderedFile.Kind.BASE, MARK));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("10.0.0.1/haproxy.cfg"))))
                .isEqualTo("rw-------");
    }

    @Test
    void manyNodesAreWrittenByManyThreadsInTheSameOrder() throws Exception {
        List<RenderedFile> files = IntStream.range(0, 1000)
                .mapToObj(i -> file("node-" + i, "a.cfg", "text " + i))
                .toList();

        new OutputFolder(out).write(files, Set.of());
        OutputReport again = new OutputFolder(out).write(files, Set.of());

        assertThat(again.unchanged())
                .isEqualTo(IntStream.range(0, 1000)
                        .mapToObj(i -> "node-" + i + "/a.cfg")
                        .toList());
        assertThat(tree()).hasSize(1000).containsEntry("node-999/a.cfg", MARK + "text 999");
    }

    private OutputReport write(RenderedFile... files) throws OutputException {
        return new OutputFolder(out).write(List.of(files), BOTH);
    }

    private static RenderedFile file(String node, String name, String text) {
        return new RenderedFile(node, name, RenderedFile.Kind.SERVICE, MARK + text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(out)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                tree.put(out.relativize(path).toString(), Files.readString(path));
            }
        }
        return tree;
    }
}
