package pgsvc.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptorLimitTest {
    @Test
    void theHardLimitCounts() {
        assertThat(DescriptorLimit.parse(List.of(
                        "Limit                     Soft Limit           Hard Limit           Units     ",
                        "Max open files            1024                 20000                files     ")))
                .isEqualTo(20000);
    }

    @Test
    void twoDescriptorsAConnectionFitTheLimit() {
        int maxconn = DescriptorLimit.maxconn(20_000, 12);

        assertThat(maxconn).isEqualTo(8899);
        assertThat(2 * maxconn + 12 + 200).isLessThan(20_000);
    }

    @Test
    void aHugeLimitIsNotUsedUp() {
        assertThat(DescriptorLimit.maxconn(1L << 40, 12)).isEqualTo(20_000);
    }
}
