package pgsvc.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaproxyTimeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "250, 250",
        "500ms, 500",
        "2s, 2000",
        "1m, 60000",
        "24h, 86400000",
        "24d, 2073600000",
        "1us, 1",
        "1001us, 2",
        "0s, 0",
        "2147483647, 2147483647",
        "007s, 7000"
    })
    void aWholeNumberAndAUnitAreMilliseconds(String text, long milliseconds) {
        assertThat(HaproxyTime.milliseconds(text)).hasValue(milliseconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "0.5s",
                "1,5s",
                "-1s",
                "+1s",
                " 1s",
                "1 s",
                "1S",
                "1sec",
                "1min",
                "1w",
                "1m30s",
                "2ms5",
                "25d",
                "2147483648",
                "99999999999999999999"
            })
    void anythingElseIsNoTime(String text) {
        assertThat(HaproxyTime.milliseconds(text)).isEmpty();
    }
}
