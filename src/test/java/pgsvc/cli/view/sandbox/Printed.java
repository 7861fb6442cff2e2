package pgsvc.cli.view.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// What a view prints.
final class Printed {
    private Printed() {}

    static String by(Consumer<PrintStream> view) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        view.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
