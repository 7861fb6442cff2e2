package pgsvc.plan.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReloadCauseTest {
    private static final String BASE = "haproxy.cfg";
    private static final Activation RELOAD = new Activation.Reload("because");
    private static final String SECTION =
            "listen pg-a-primary\n    bind *:5433\n    server pg-a-1 10.0.0.1:6432 check\n";

    private static ReloadCause update(String file, String after) {
        return ReloadCause.of(new Change.Update(file, SECTION, after, RELOAD, 0, false), BASE);
    }

    @Test
    void aSectionThatComesOrGoesIsOneKindEach() {
        assertThat(ReloadCause.of(new Change.Create("a.cfg", SECTION, RELOAD), BASE))
                .isEqualTo(ReloadCause.SECTION_NEW);
        assertThat(ReloadCause.of(new Change.Delete("a.cfg", SECTION, RELOAD, 0), BASE))
                .isEqualTo(ReloadCause.SECTION_GONE);
    }

    @Test
    void aLineOfAServerIsAnotherKindThanALineOfTheSection() {
        assertThat(update("a.cfg", SECTION + "    server pg-a-2 10.0.0.2:6432 check\n"))
                .isEqualTo(ReloadCause.SERVERS);
        assertThat(update("a.cfg", SECTION.replace("5433", "5434"))).isEqualTo(ReloadCause.SETTINGS);
        assertThat(update("a.cfg", SECTION.replace("pg-a-primary", "pg-a-leader")))
                .isEqualTo(ReloadCause.SETTINGS);
    }

    @Test
    void aFileThatIsRightIsReloadedSinceItIsNotLoaded() {
        assertThat(update("a.cfg", SECTION)).isEqualTo(ReloadCause.NOT_LOADED);
    }

    @Test
    void theBaseConfigurationIsOneKindWhateverChangesInIt() {
        assertThat(update(BASE, SECTION.replace("5433", "5434"))).isEqualTo(ReloadCause.BASE);
    }

    @Test
    void aLabelIsInSmallLetters() {
        assertThat(ReloadCause.NOT_LOADED.id()).isEqualTo("not-loaded");
    }
}
