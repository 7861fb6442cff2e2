package pgsvc.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pgsvc.haproxy.runtime.Remark;
import pgsvc.observe.Observation;
import pgsvc.observe.Site;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Change;
import pgsvc.target.Target;
import pgsvc.target.Target.Result;
import pgsvc.target.TargetException;

/// Shows a target's HAProxy what it would load, before anything of it is in its place.
final class Staging {
    private static final int NOT_FOUND = 127;

    private final Target target;
    private final Site site;
    private final Store store;

    Staging(Target target, Site site, Store store) {
        this.target = target;
        this.site = site;
        this.store = store;
    }

    /// Makes the new files ready beside copies of all others.
    void stage(Plan plan, Observation observed) throws TargetException {
        Map<String, String> texts = texts(plan);
        Optional<String> base = Optional.ofNullable(texts.remove(Site.BASE));
        Map<String, String> copies = new TreeMap<>();
        observed.files().keySet().forEach(name -> copies.put(name, site.service(name)));
        services(plan).forEach(copies::remove);
        if (site.isFlat() && base.isPresent()) {
            texts.put(Site.BASE, base.get());
        } else if (site.isFlat() && observed.base().isPresent()) {
            copies.put(Site.BASE, site.base());
        }
        target.fill(store.stage(), texts, copies, false);
        if (base.isPresent()) {
            stageBase(base.get(), observed);
        }
    }

    private void stageBase(String text, Observation observed) throws TargetException {
        if (!site.isFlat()) {
            Map<String, String> beside = new TreeMap<>();
            target.readAll(site.folder(), ".cfg")
                    .keySet()
                    .forEach(name -> beside.put(name, site.folder() + "/" + name));
            beside.remove(Site.BASE);
            target.fill(store.stageOfBase(), Map.of(Site.BASE, text), beside, false);
        }
        if (observed.base().isEmpty()) {
            // It holds the administrator's password; one that is there keeps its permissions.
            Result result = target.run(List.of("chmod", "600", store.stagedBase()));
            if (!result.succeeded()) {
                throw TargetException.refused(
                        "cannot protect " + store.stagedBase() + ": "
                                + result.output().strip(),
                        "See to permissions there.");
            }
        }
    }

    private static Set<String> services(Plan plan) {
        return plan.changes().stream()
                .map(Change::file)
                .filter(file -> !file.equals(Site.BASE))
                .collect(Collectors.toSet());
    }

    /// The files that are written, with their texts.
    static Map<String, String> texts(Plan plan) {
        Map<String, String> contents = new TreeMap<>();
        for (Change change : plan.changes()) {
            switch (change) {
                case Change.Create create -> contents.put(create.file(), create.after());
                case Change.Update update -> contents.put(update.file(), update.after());
                case Change.Delete _ -> {}
            }
        }
        return contents;
    }

    /// Asks the real HAProxy about exactly what it would load.
    void check(Plan plan, Observation observed) throws TargetException {
        List<String> loaded =
                observed.running().isPresent() ? observed.running().get().arguments() : site.loaded();
        List<String> command = new ArrayList<>(List.of("haproxy", "-c"));
        for (String file : loaded) {
            String bare = file.endsWith("/") ? file.substring(0, file.length() - 1) : file;
            command.addAll(List.of("-f", staged(bare, plan).orElse(file)));
        }
        Result result = target.run(command);
        if (result.exitCode() == NOT_FOUND) {
            throw TargetException.refused(
                    "HAProxy is not installed on " + target.name(), "Install it (apt-get install haproxy).");
        }
        if (!result.succeeded()) {
            throw TargetException.refused(
                    "HAProxy refuses the configuration: " + complaints(result.output()),
                    "Correct the service; pgsvc lint --haproxy tells the place.");
        }
    }

    /// What stands for a file or folder until all is checked; nothing where it is not touched.
    private Optional<String> staged(String loaded, Plan plan) {
        if (loaded.equals(site.services())) {
            return Optional.of(store.stage());
        }
        boolean base = plan.changes().stream().anyMatch(change -> change.file().equals(Site.BASE));
        if (base && loaded.equals(site.base())) {
            return Optional.of(store.stagedBase());
        }
        return base && loaded.equals(site.folder()) ? Optional.of(store.stageOfBase()) : Optional.empty();
    }

    /// Its alerts, each with the file's name and line; all that it said where it has another form.
    private static String complaints(String output) {
        String alerts = Remark.parse(output).stream()
                .filter(Remark::alert)
                .map(remark -> remark.file()
                                .map(file -> file.substring(file.lastIndexOf('/') + 1) + ":" + remark.line() + ": ")
                                .orElse("")
                        + remark.text())
                .collect(Collectors.joining("; "));
        return alerts.isEmpty() ? output.strip() : alerts;
    }
}
