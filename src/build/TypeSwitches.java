import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes each `switch` on types a row of `instanceof` in a method of its class. Compiled by javac, such a switch asks
/// `java.lang.runtime.SwitchBootstraps` at its first run to generate just that, which Java 25 cannot keep in an AOT
/// cache: 15 ms of CPU for the sixteen switches of a short command.
///
/// A switch that also tells values apart, such as strings, is left as it is. Classes that were changed before hold no
/// such switch any more and are left alone.
///
/// Run as a program of one file, with the compiled classes and what they need on its class path; the argument is their
/// folder.
final class TypeSwitches {
    private static final String SWITCH = "typeSwitch";

    private final ClassModel in;
    private final List<TypeSwitch> found = new ArrayList<>();

    private TypeSwitches(ClassModel in) {
        this.in = in;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        // To join two branches of a method, one must know what their types have in common.
        ClassFile file = ClassFile.of(ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(TypeSwitches.class.getClassLoader())));
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".class")).sorted().toList()) {
                ClassModel model = file.parse(path);
                if (hasAny(model)) {
                    Files.write(path, new TypeSwitches(model).changed(file));
                }
            }
        }
    }

    private static boolean hasAny(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementList().stream())
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call && isOnTypes(call));
    }

    private static boolean isOnTypes(InvokeDynamicInstruction call) {
        return call.name().equalsString(SWITCH)
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)
                && !call.typeSymbol().parameterType(0).isPrimitive();
    }

    private byte[] changed(ClassFile file) {
        ClassTransform calls =
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(() -> (code, element) -> {
                    if (element instanceof InvokeDynamicInstruction call && isOnTypes(call)) {
                        // As long as what it was: type annotations keep their offsets.
                        code.invokestatic(
                                        in.thisClass().asSymbol(),
                                        add(call).name(),
                                        call.typeSymbol(),
                                        in.flags().has(AccessFlag.INTERFACE))
                                .nop()
                                .nop();
                    } else {
                        code.with(element);
                    }
                }));
        return file.transformClass(
                in,
                calls.andThen(ClassTransform.endHandler(builder -> found.forEach(type -> builder.withMethodBody(
                        type.name(), type.type(), ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, type::write)))));
    }

    private TypeSwitch add(InvokeDynamicInstruction call) {
        List<ClassDesc> labels =
                call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
        TypeSwitch added = new TypeSwitch(SWITCH + "$" + found.size(), call.typeSymbol(), labels);
        found.add(added);
        return added;
    }

    /// What stands for one switch.
    ///
    /// @param type of the method: it takes the value, and the first label that may still fit after guards failed
    /// @param labels the types in their order
    private record TypeSwitch(String name, MethodTypeDesc type, List<ClassDesc> labels) {

        /// The index of the first label that fits; -1 for null, the number of labels where none fits.
        void write(CodeBuilder code) {
            Label present = code.newLabel();
            code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
            for (int i = 0; i < labels.size(); i++) {
                Label next = code.newLabel();
                code.loadConstant(i).iload(1).if_icmplt(next);
                code.aload(0).instanceOf(labels.get(i)).ifeq(next);
                code.loadConstant(i).ireturn().labelBinding(next);
            }
            code.loadConstant(labels.size()).ireturn();
        }
    }
}
