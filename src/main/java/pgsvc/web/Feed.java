package pgsvc.web;

import java.time.Duration;
import java.util.Optional;

/// News, of which a reader wants the latest and no older ones. Safe for use by several threads.
public final class Feed {
    private Optional<News> latest = Optional.empty();

    /// @param number counts what was published
    /// @param text any number of lines
    record News(long number, String text) {}

    /// From now on this is the latest. What equals the one before is no news.
    public synchronized void publish(String text) {
        if (latest.filter(news -> news.text().equals(text)).isEmpty()) {
            latest = Optional.of(new News(latest.map(News::number).orElse(0L) + 1, text));
            notifyAll();
        }
    }

    /// Waits for another than the one of a number, at most so long.
    synchronized Optional<News> after(long number, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (latest.filter(news -> news.number() > number).isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return latest;
    }
}
