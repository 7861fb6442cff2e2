package pgsvc.cli.view.saved;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pgsvc.observe.Site;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

/// Plans with a change and an activation of each kind, and texts with whatever UTF-8 can hold.
final class RandomPlans {
    private static final String[] PIECES = {
        "listen pg-a",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\"",
        "\\",
        "\\u0041",
        "{",
        "]",
        "é",
        "日本",
        "🐘",
        "\u0000",
        "\u001f",
        "\u2028",
        "\uFFFD",
        "# ansible managed"
    };

    private final Random random;

    RandomPlans(long seed) {
        this.random = new Random(seed);
    }

    SavedPlans saved() {
        return new SavedPlans(text(), text(), some(this::text), some(this::plan));
    }

    private Plan plan() {
        Site site = random.nextBoolean() ? Site.flat(text()) : Site.withConfD(text());
        List<Change> changes = activations().flatMap(this::changes).toList();
        return new Plan(
                text(),
                site,
                text(),
                changes,
                random.nextInt(),
                some(this::text),
                random.nextBoolean(),
                some(() -> new Drift(text(), text(), text())),
                some(() -> new Guard(text(), text(), random.nextBoolean())),
                some(this::text));
    }

    private Stream<Activation> activations() {
        return Stream.of(
                new Activation.None(text()),
                new Activation.Runtime(some(this::text), text()),
                new Activation.Reload(text()));
    }

    private Stream<Change> changes(Activation activation) {
        return Stream.of(
                new Change.Create(text(), text(), activation),
                new Change.Update(text(), text(), text(), activation, random.nextInt(), true),
                new Change.Update(text(), text(), text(), activation, random.nextInt(), false),
                new Change.Delete(text(), text(), activation, random.nextInt()));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private <T> List<T> some(Supplier<T> one) {
        return IntStream.range(0, random.nextInt(3)).mapToObj(_ -> one.get()).toList();
    }
}
