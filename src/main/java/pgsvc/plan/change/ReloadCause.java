package pgsvc.plan.change;

import java.util.List;
import java.util.Locale;
import pgsvc.haproxy.file.Section;

/// What kind of change takes a reload: few, so that they can be counted, where the reason of [Activation.Reload] is
/// told to a person and names servers.
public enum ReloadCause {
    /// A section is new.
    SECTION_NEW,
    /// A section goes.
    SECTION_GONE,
    /// A line of a section changes that names no server, or the file holds other sections.
    SETTINGS,
    /// Servers come, go or change, which this HAProxy or this section does not take while it runs.
    SERVERS,
    /// The base configuration is new or changes.
    BASE,
    /// HAProxy runs without what its files have.
    NOT_LOADED;

    /// Of a change that takes a reload.
    ///
    /// @param base the name of the file with the base configuration
    public static ReloadCause of(Change change, String base) {
        return change.file().equals(base)
                ? BASE
                : switch (change) {
                    case Change.Create _ -> SECTION_NEW;
                    case Change.Delete _ -> SECTION_GONE;
                    case Change.Update update -> between(Section.parse(update.before()), Section.parse(update.after()));
                };
    }

    private static ReloadCause between(List<Section> before, List<Section> after) {
        if (before.equals(after)) {
            return NOT_LOADED;
        }
        boolean sameSettings =
                settings(before).equals(settings(after)) && headers(before).equals(headers(after));
        return sameSettings ? SERVERS : SETTINGS;
    }

    private static List<List<List<String>>> settings(List<Section> sections) {
        return sections.stream().map(Section::settings).toList();
    }

    private static List<List<String>> headers(List<Section> sections) {
        return sections.stream().map(Section::header).toList();
    }

    /// As a figure is labelled with it.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
