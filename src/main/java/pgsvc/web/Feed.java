package pgsvc.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// News of several names, of each of which a reader wants the latest and no older ones. Safe for use by several
/// threads.
public final class Feed {
    private final Map<String, News> latest = new HashMap<>();
    private long number;

    /// @param number counts what was published
    /// @param name what they are news of; empty for the usual
    /// @param text any number of lines
    /// @param event the same as the server sends it
    record News(long number, String name, String text, Packed event) {}

    /// From now on this is the latest without a name. What equals the one before is no news.
    public void publish(String text) {
        publish("", text);
    }

    /// The same of a name.
    public synchronized void publish(String name, String text) {
        News before = latest.get(name);
        if (before == null || !before.text().equals(text)) {
            latest.put(name, new News(++number, name, text, ServerEvent.of(number, name, text)));
            notifyAll();
        }
    }

    /// Waits for others than up to a number, at most so long.
    ///
    /// @return the latest of each name that has some, in the order in which they came
    synchronized List<News> after(long number, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (this.number <= number) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return List.of();
            }
            wait(left);
        }
        return latest.values().stream()
                .filter(news -> news.number() > number)
                .sorted(Comparator.comparingLong(News::number))
                .toList();
    }
}
