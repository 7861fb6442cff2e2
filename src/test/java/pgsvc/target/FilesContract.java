package pgsvc.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a target does with a real file system.
public abstract class FilesContract extends TargetContract {
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    protected final Account account;
    protected Scene scene = Scene.NONE;

    /// @param account who works there
    protected FilesContract(Account account) {
        this.account = account;
    }

    protected abstract Target connect(Account as, Duration patience) throws Exception;

    /// In which a connection is made, and a command that hangs is given up.
    protected Duration shortPatience() {
        return Duration.ofSeconds(2);
    }

    @Override
    protected Target connect() throws Exception {
        return connect(account, PATIENCE);
    }

    @Override
    protected String emptyFolder() throws Exception {
        scene = Scene.of(account);
        return scene.folder().toString();
    }

    @AfterEach
    void leave() throws IOException {
        scene.close();
    }

    private Path path(String name) {
        return Path.of(folder).resolve(name);
    }

    @Test
    void aFileKeepsItsPermissionsAndItsOwner() throws Exception {
        for (String permissions : List.of("rw-r-----", "r--r--r--", "rwxrwxrwx", "r--------")) {
            Path file = scene.file("a.cfg", "former", permissions);
            Object owner = Files.getOwner(file);

            target.write(file.toString(), "new");

            assertThat(Scene.permissions(file)).isEqualTo(permissions);
            assertThat(Files.getOwner(file)).isEqualTo(owner);
            assertThat(target.read(file.toString())).contains("new");
        }
    }

    @Test
    void aNewFileMayBeReadByAllAndANewFolderByItsOwnerAlone() throws Exception {
        target.makeFolder(path("outer/inner").toString());
        target.write(path("outer/inner/a").toString(), "a");

        assertThat(target.run(List.of(
                                "stat",
                                "-c",
                                "%a",
                                path("outer").toString(),
                                path("outer/inner").toString()))
                        .output())
                .isEqualTo("700\n700\n");
        assertThat(target.run(List.of("stat", "-c", "%a", path("outer/inner/a").toString()))
                        .output())
                .isEqualTo("644\n");
    }

    @Test
    void aCopyHasTheOthersPermissionsAndBytes() throws Exception {
        Path from = scene.bytes("from", new byte[] {'a', (byte) 0xe9, 0, (byte) 0xff}, "r--r-----");
        Path to = scene.file("to", "former", "r--r--r--");

        target.copy(from.toString(), to.toString());

        assertThat(Scene.permissions(to)).isEqualTo("r--r-----");
        assertThat(target.run(List.of("cmp", from.toString(), to.toString()))).isEqualTo(new Target.Result(0, ""));
    }

    @Test
    void aFileKeepsItsAccessList() throws Exception {
        Path file = scene.file("a.cfg", "former", "rw-r-----");
        assumeTrue(
                target.run(List.of("setfacl", "-m", "u:nobody:r--", file.toString()))
                        .succeeded(),
                "no access lists here: install acl");
        String list = list(file);

        target.write(file.toString(), "new");
        target.copy(file.toString(), path("copy").toString());

        assertThat(list).contains("user:nobody:r--");
        assertThat(list(file)).isEqualTo(list);
        assertThat(list(path("copy"))).isEqualTo(list);
    }

    private String list(Path file) throws TargetException {
        return target.run(List.of("getfacl", "-c", file.toString())).output();
    }

    @Test
    void bytesThatAreNoUtf8ReadAsReplacements() throws Exception {
        scene.bytes("latin.cfg", "gr\u00f6\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1), "rw-r--r--");

        assertThat(target.readAll(folder, ".cfg")).containsEntry("latin.cfg", "gr\ufffd\ufffde\n");
        assertThat(target.read(folder + "/latin.cfg")).contains("gr\ufffd\ufffde\n");
    }

    @Test
    void aLinkIsReadThroughAndReplacedItself() throws Exception {
        Path real = scene.file("real", "real", "rw-r--r--");
        Path link = scene.link("link.cfg", real);
        scene.link("dangling.cfg", path("none"));

        assertThat(target.readAll(folder, ".cfg").toString()).isEqualTo("{link.cfg=real}");
        assertThat(target.read(folder + "/dangling.cfg")).isEmpty();
        target.write(link.toString(), "new");
        target.write(folder + "/dangling.cfg", "new");

        assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(Files.readString(real)).isEqualTo("real");
        assertThat(path("none")).doesNotExist();
        assertThat(target.readAll(folder, ".cfg").toString()).isEqualTo("{dangling.cfg=new, link.cfg=new}");
    }

    @Test
    void aLinkToAFolderIsReplacedAndTheFolderStaysEmpty() throws Exception {
        target.makeFolder(folder + "/sub");
        scene.link("a", path("sub"));
        scene.link("b", path("sub"));
        target.write(folder + "/x", "x");

        target.write(folder + "/a", "new");
        target.delete(folder + "/b");

        assertThat(target.list(folder)).containsExactly("a", "sub", "x");
        assertThat(target.list(folder + "/sub")).isEmpty();
    }

    @Test
    void whatIsLeftOfAnEarlierWriteIsReplaced() throws Exception {
        scene.file("a" + Target.UNFINISHED, "half", "r--r--r--");

        target.write(folder + "/a", "whole");

        assertThat(target.list(folder)).containsExactly("a");
        assertThat(Scene.permissions(path("a"))).isEqualTo("rw-r--r--");
    }

    @Test
    void aPipeIsNotReadToItsEnd() throws Exception {
        assertThat(target.run(List.of("mkfifo", folder + "/fifo.cfg")).succeeded())
                .isTrue();

        refuses(() -> target.read(folder + "/fifo.cfg"), "not a regular file");
        assertThat(target.readAll(folder, ".cfg")).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsNotTakenForAbsent() throws Exception {
        assumeTrue(!account.isRoot(), "root may read all");
        scene.file("secret.cfg", "x", "---------");
        target.makeFolder(folder + "/closed/sub");
        target.write(folder + "/closed/sub/a", "a");
        Files.setPosixFilePermissions(path("closed"), PosixFilePermissions.fromString("---------"));

        refuses(() -> target.read(folder + "/secret.cfg"), "Permission denied");
        refuses(() -> target.readAll(folder, ".cfg"), "Permission denied");
        refuses(() -> target.read(folder + "/closed/sub/a"), "Permission denied");
        refuses(() -> target.list(folder + "/closed"), "Permission denied");
        refuses(() -> target.list(folder + "/closed/sub"), "Permission denied");
        Files.setPosixFilePermissions(path("closed"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aFolderThatMayNotBeWrittenRefuses() throws Exception {
        assumeTrue(!account.isRoot(), "root may write all");
        target.write(folder + "/a", "a");
        Files.setPosixFilePermissions(Path.of(folder), PosixFilePermissions.fromString("r-xr-xr-x"));

        refuses(() -> target.write(folder + "/a", "new"), "Permission denied");
        refuses(() -> target.delete(folder + "/a"), "Permission denied");
        refuses(() -> target.move(folder + "/a", folder + "/b"), "Permission denied");
        refuses(() -> target.lock(folder + "/lock", "me"), "Permission denied");
        refuses(() -> target.makeFolder(folder + "/sub"), "Permission denied");
        assertThat(target.read(folder + "/a")).contains("a");
        assertThat(target.list(folder)).containsExactly("a");
    }
}
