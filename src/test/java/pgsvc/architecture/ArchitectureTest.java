package pgsvc.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import pgsvc.architecture.circle.egg.Egg;
import pgsvc.architecture.circle.hen.Hen;

class ArchitectureTest {
    private static final ArchRule NO_CIRCLES =
            slices().matching("pgsvc.(**)").should().beFreeOfCycles();

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("pgsvc");

    @Test
    void importsAreThoseThatThePageAllows() throws IOException {
        ArchitecturePage page = ArchitecturePage.parse(Files.readString(Path.of("ARCHITECTURE.md")));

        assertThat(new Imports(page, program).notAllowed()).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        ArchitecturePage page = ArchitecturePage.parse(Files.readString(Path.of("ARCHITECTURE.md")));

        assertThat(new Imports(page, program).withoutPackageInfo()).isEmpty();
    }

    @Test
    void noPackagesImportEachOtherInACircle() {
        NO_CIRCLES.check(program);
    }

    @Test
    void whatAPageDoesNotAllowIsTold() {
        JavaClasses farm = new ClassFileImporter().importClasses(Hen.class, Egg.class);
        ArchitecturePage page = ArchitecturePage.parse("""
                | package | what it is | may import | I/O |
                |---|---|---|---|
                | `architecture.circle.hen` | lays | nothing | no |

                | library | used in | why this one |
                |---|---|---|
                | `org.junit` | `architecture.circle.egg` | for the example |
                """);

        assertThat(new Imports(page, farm).notAllowed())
                .containsExactly(
                        "architecture.circle.egg has no row in ARCHITECTURE.md",
                        "architecture.circle.hen does I/O: java.nio.file.Files.exists",
                        "architecture.circle.hen uses org.junit");
    }

    @Test
    void anImportOfAnotherRowIsToldUnlessTheRowAllowsIt() {
        JavaClasses farm = new ClassFileImporter().importClasses(Hen.class, Egg.class);
        ArchitecturePage page = ArchitecturePage.parse("""
                | package | what it is | may import | I/O |
                |---|---|---|---|
                | `architecture.circle.hen` | lays | `architecture.circle.egg` | yes |
                | *`architecture.circle.egg`* | hatches | nothing | no |
                """);

        assertThat(new Imports(page, farm).notAllowed())
                .containsExactly("architecture.circle.egg imports architecture.circle.hen");
    }

    @Test
    void aPackageWithoutAPageOfItsOwnIsTold() {
        JavaClasses farm = new ClassFileImporter().importPackages("pgsvc.architecture.circle");

        assertThat(new Imports(ArchitecturePage.parse(""), farm).withoutPackageInfo())
                .containsExactly("pgsvc.architecture.circle.egg has no package-info.java with @NullMarked");
    }

    @Test
    void aCircleIsTold() {
        JavaClasses farm = new ClassFileImporter().importClasses(Hen.class, Egg.class);

        assertThat(NO_CIRCLES.evaluate(farm).getFailureReport().getDetails())
                .singleElement()
                .asString()
                .startsWith("Cycle detected: Slice architecture.circle.egg");
    }
}
