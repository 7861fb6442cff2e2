package pgsvc.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

/// A SHA-256 over texts in their order. Each counts with its length, so that no two sequences are one.
public final class Digest {
    private final MessageDigest sha256 = sha256();

    /// Takes one more text in.
    public Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
        return this;
    }

    /// Takes all of them in, and how many there are.
    public Digest addAll(Collection<String> texts) {
        add(Integer.toString(texts.size()));
        texts.forEach(this::add);
        return this;
    }

    /// Of all that was taken in, in hexadecimal. To be asked for once.
    public String hexadecimal() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /// Of all that a plan says: two plans with one digest are the same.
    static String of(Plan plan) {
        Digest digest = new Digest()
                .add(plan.target())
                .add(plan.site().folder())
                .add(plan.site().services())
                .add(plan.basis())
                .add(Integer.toString(plan.unchanged()))
                .add(Boolean.toString(plan.running()))
                .add(Integer.toString(plan.changes().size()));
        plan.changes().forEach(digest::add);
        digest.add(Integer.toString(plan.drift().size()));
        plan.drift()
                .forEach(drift -> digest.add(drift.subject()).add(drift.meant()).add(drift.found()));
        digest.add(Integer.toString(plan.guards().size()));
        plan.guards()
                .forEach(guard -> digest.add(guard.what()).add(guard.mend()).add(Boolean.toString(guard.forceable())));
        return digest.addAll(plan.foreign()).addAll(plan.warnings()).hexadecimal();
    }

    private void add(Change change) {
        add(change.file());
        switch (change) {
            case Change.Create create -> add("create").add(create.after());
            case Change.Update update ->
                add(update.adopted() ? "adopt" : "update").add(update.before()).add(update.after());
            case Change.Delete delete -> add("delete").add(delete.before());
        }
        add(Integer.toString(change.sessions()));
        add(change.activation());
    }

    private void add(Activation activation) {
        switch (activation) {
            case Activation.None _ -> add("none");
            case Activation.Runtime runtime -> add("runtime").addAll(runtime.commands());
            case Activation.Reload _ -> add("reload");
        }
        add(activation.reason());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
