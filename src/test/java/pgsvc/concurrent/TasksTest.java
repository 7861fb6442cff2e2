package pgsvc.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TasksTest {

    @Test
    void allAreAtWorkAtTheSameTimeAndTheResultsComeInTheOrderOfTheItems() throws Exception {
        CyclicBarrier all = new CyclicBarrier(3);

        try (Tasks<String, Integer> tasks = Tasks.begin(List.of("c", "bb", "aaa"), 3, item -> length(all, item))) {
            assertThat(tasks.results().toString()).isEqualTo("{c=1, bb=2, aaa=3}");
        }
    }

    @Test
    void withoutItemsThereIsNothing() throws Exception {
        try (Tasks<String, Integer> tasks = Tasks.begin(List.of(), 3, String::length)) {
            assertThat(tasks.results()).isEmpty();
        }
    }

    @Test
    void aTaskThatFailsBreaksItsContract() {
        try (Tasks<String, Integer> tasks = Tasks.begin(List.of("x"), 1, Integer::valueOf)) {
            assertThatThrownBy(tasks::results)
                    .isInstanceOf(IllegalStateException.class)
                    .hasCauseInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void whoeverIsInterruptedEndsWhatIsLeft() {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Tasks<String, Boolean> tasks = Tasks.begin(List.of("x"), 1, _ -> hang(interrupted))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(tasks::results).isInstanceOf(InterruptedException.class);
        }
        assertThat(interrupted.getCount()).isZero();
    }

    private static int length(CyclicBarrier all, String item) throws InterruptedException {
        try {
            all.await(10, TimeUnit.SECONDS);
            return item.length();
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hang(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
            return true;
        } catch (InterruptedException _) {
            interrupted.countDown();
            return false;
        }
    }
}
