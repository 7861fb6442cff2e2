package pgsvc.haproxy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void theWorkerInChargeIsTheOneThatIsNotOld() {
        String answer = """
                #<PID>          <type>          <reloads>       <uptime>        <version>
                17704           master          2 [failed: 1]   0d00h00m03s     2.6.12-1+deb12u4
                # workers
                17808           worker          0               0d00h00m02s     2.6.12-1+deb12u4
                # old workers
                17707           worker          1               0d00h00m09s     2.6.12-1+deb12u4
                # programs

                """;

        assertThat(Workers.parse(answer)).isEqualTo(new Workers(17808, 1, List.of(17707L)));
    }

    @Test
    void noWorkerMayBeInCharge() {
        assertThat(Workers.parse("17704 master 2 [failed: 0] 0d00h00m03s 2.6.12\n# workers\n"))
                .isEqualTo(new Workers(0, 0, List.of()));
    }
}
