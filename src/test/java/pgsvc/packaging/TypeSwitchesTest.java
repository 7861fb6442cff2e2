package pgsvc.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The build's step that spares Java to generate switches at each start.
@Timeout(60)
class TypeSwitchesTest {
    private static final String SOURCE = """
            import java.util.List;

            public interface Sample {
                /// Branches that must be joined: Of and Two have only Sample in common.
                static String told(Object value) {
                    Sample sample = switch (value) {
                        case String text when text.isEmpty() -> new Of("nothing");
                        case String text -> new Of(text);
                        case Integer number when number > 10 -> new Two("many", number);
                        case CharSequence _ -> new Of("characters");
                        case List<?> list when list.size() == 1 -> new Of(told(list.getFirst()));
                        case int[] numbers -> new Two("numbers", numbers.length);
                        case Two(var key, var other) -> new Two(key, told(other));
                        default -> new Of("else");
                    };
                    return sample.toString();
                }

                static String orNull(Object value) {
                    return switch (value) {
                        case null -> "null";
                        case Boolean truth -> "truth " + truth;
                        default -> "some";
                    };
                }

                static String word(String value) {
                    return switch (value) {
                        case "one" -> "1";
                        case String text when text.length() > 3 -> "long";
                        default -> "short";
                    };
                }

                record Of(Object one) implements Sample {}

                record Two(Object one, Object other) implements Sample {}
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aSwitchOnTypesDecidesAsBefore() throws Exception {
        compile();
        List<String> before = answers();
        assertThat(switches(folder)).as("switches on types of the sample").isEqualTo(2);

        change();

        assertThat(switches(folder)).isZero();
        assertThat(answers())
                .isEqualTo(before)
                .contains("Of[one=nothing]", "Two[one=many, other=11]", "Two[one=numbers, other=2]", "null", "long");
    }

    /// As in a build that had nothing to compile.
    @Test
    void aChangedClassIsLeftAlone() throws Exception {
        compile();
        change();
        byte[] once = Files.readAllBytes(folder.resolve("Sample.class"));

        change();

        assertThat(folder.resolve("Sample.class")).hasBinaryContent(once);
    }

    @Test
    void pgsvcHasNone() throws Exception {
        assertThat(switches(Path.of("target/classes"))).isZero();
        assertThat(bodies("target/classes/pgsvc/inventory/yaml/KeyText.class")).contains("typeSwitch$0");
    }

    private void compile() throws Exception {
        Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
    }

    private void change() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder.toString(),
                        "src/build/TypeSwitches.java",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
    }

    private List<String> answers() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> sample = loader.loadClass("Sample");
            Object pair = loader.loadClass("Sample$Two")
                    .getConstructor(Object.class, Object.class)
                    .newInstance("key", "value");
            List<String> answers = new ArrayList<>();
            Method told = sample.getMethod("told", Object.class);
            for (Object value :
                    List.of("", "text", 11, 10, new StringBuilder(), List.of("x"), List.of(), new int[2], pair, 'c')) {
                answers.add(String.valueOf(told.invoke(null, value)));
            }
            for (@Nullable Object value : Arrays.asList(null, true, 1)) {
                answers.add(
                        String.valueOf(sample.getMethod("orNull", Object.class).invoke(null, value)));
            }
            for (String value : List.of("one", "three", "two")) {
                answers.add(
                        String.valueOf(sample.getMethod("word", String.class).invoke(null, value)));
            }
            return answers;
        }
    }

    private static long switches(Path classes) throws Exception {
        try (Stream<Path> paths = Files.walk(classes)) {
            long found = 0;
            for (Path path : paths.filter(p -> p.toString().endsWith(".class")).toList()) {
                found += ClassFile.of().parse(path).methods().stream()
                        .flatMap(method -> method.code().stream())
                        .flatMap(code -> code.elementList().stream())
                        .filter(element -> element instanceof InvokeDynamicInstruction call
                                && call.name().equalsString("typeSwitch")
                                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance))
                        .count();
            }
            return found;
        }
    }

    private static List<String> bodies(String file) throws Exception {
        ClassModel model = ClassFile.of().parse(Path.of(file));
        return model.methods().stream()
                .map(method -> method.methodName().stringValue())
                .toList();
    }
}
