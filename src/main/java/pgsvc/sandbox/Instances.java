package pgsvc.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Secrets;
import pgsvc.sandbox.part.EtcdCommand;
import pgsvc.sandbox.part.PatroniFile;
import pgsvc.sandbox.part.PgbouncerFiles;
import pgsvc.sandbox.process.Launcher;
import pgsvc.sandbox.process.Part;
import pgsvc.sandbox.process.Programs;

/// Writes the files of etcd, Patroni and PgBouncer, and starts them.
final class Instances {
    private final SandboxFolder folder;
    private final Layout layout;
    private final Programs programs;
    private final Launcher launcher;

    Instances(SandboxFolder folder, Layout layout, Programs programs, Launcher launcher) {
        this.folder = folder;
        this.layout = layout;
        this.programs = programs;
        this.launcher = launcher;
    }

    /// Writes all that they need; the files are for the account that they run as alone.
    void write(Secrets secrets) throws SandboxException {
        PatroniFile patroni = new PatroniFile(folder, layout, secrets, programs.postgres());
        try {
            Files.createDirectories(folder.etcd());
            launcher.account().own(folder.etcd());
            if (layout.shape().tls()) {
                launcher.account().own(folder.tls());
            }
            for (Node node : layout.nodes()) {
                Files.createDirectories(folder.node(node));
            }
            for (Node.Instance instance : layout.instances()) {
                secret(patroniFile(instance), patroni.text(instance));
                secret(users(instance), PgbouncerFiles.users());
                secret(
                        settings(instance),
                        PgbouncerFiles.settings(instance, users(instance).toString()));
                launcher.account().own(folder.node(instance));
            }
        } catch (IOException e) {
            throw new SandboxException(
                    "cannot write to " + folder.path() + ": " + e, "Name another folder with --dir.");
        }
    }

    private static void secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private Path patroniFile(Node.Instance instance) {
        return folder.node(instance).resolve("patroni.yml");
    }

    private Path settings(Node.Instance instance) {
        return folder.node(instance).resolve("pgbouncer.ini");
    }

    private Path users(Node.Instance instance) {
        return folder.node(instance).resolve("pgbouncer-users.txt");
    }

    void startEtcd() throws SandboxException {
        ProcessHandle _ = launcher.startEtcd(
                EtcdCommand.of(programs.etcd(), layout, folder.etcd().resolve("data")));
    }

    void startPatroni(Node.Instance instance) throws SandboxException {
        ProcessHandle _ = launcher.start(
                instance,
                Part.PATRONI,
                List.of(programs.patroni().toString(), patroniFile(instance).toString()));
    }

    void startPgbouncer(Node.Instance instance) throws SandboxException {
        ProcessHandle _ = launcher.start(
                instance,
                Part.PGBOUNCER,
                List.of(
                        programs.pgbouncer().toString(),
                        "-q",
                        settings(instance).toString()));
    }
}
