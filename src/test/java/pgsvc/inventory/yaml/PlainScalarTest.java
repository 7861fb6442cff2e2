package pgsvc.inventory.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each result was compared with PyYAML's.
class PlainScalarTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            010                  | 8
            -017                 | -15
            00                   | 0
            0_7                  | 7
            0x1F                 | 31
            -0xff                | -255
            0x1_F                | 31
            0b11                 | 3
            0b1_1                | 3
            0                    | 0
            -0                   | 0
            +1                   | 1
            1_000                | 1000
            1__0                 | 10
            1:30                 | 90
            190:20:30            | 685230
            -190:20:30           | -685230
            9223372036854775807  | 9223372036854775807
            -9223372036854775809 | -9223372036854775809
            """)
    void aWholeNumberIsReadAsPythonReadsIt(String written, String value) {
        assertThat(Printed.value(Printed.read(written))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.        | 1.0d
            .5        | 0.5d
            1.5e+3    | 1500.0d
            1.e-3     | 0.001d
            1._5      | 1.5d
            00.5      | 0.5d
            -0.0      | -0.0d
            1:30.5    | 90.5d
            -1:30.5   | -90.5d
            0:30.     | 30.0d
            .inf      | Infinityd
            -.INF     | -Infinityd
            .nan      | NaNd
            1.8e+308  | Infinityd
            """)
    void aFractionIsReadAsPythonReadsIt(String written, String value) {
        assertThat(Printed.value(Printed.read(written))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "yes,true",
        "Yes,true",
        "YES,true",
        "no,false",
        "on,true",
        "Off,false",
        "OFF,false",
        "true,true",
        "False,false",
        "~,null",
        "null,null",
        "Null,null",
        "NULL,null"
    })
    void wordsForTruthAndNothingAreRead(String written, String value) {
        assertThat(Printed.value(Printed.read(written))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "y",
        "n",
        "Y",
        "N",
        "yEs",
        "tRUE",
        "oN",
        "nULL",
        "None",
        "1e3",
        "1.5e3",
        "-.5",
        "+.5",
        "08",
        "078",
        "0o17",
        "0b",
        "0x",
        "1:60",
        "0:30",
        "_1",
        "1.2.3.4",
        "10.0.0.1:80",
        "2001-01-01",
        ".iNF",
        "-.nan",
        ".",
        "+",
        "1a",
        "._1"
    })
    void allElseIsText(String written) {
        assertThat(Printed.value(Printed.read(written))).isEqualTo("\"" + written + "\"");
    }

    @Test
    void quotesMakeTextOfAnything() {
        assertThat(Printed.value(Printed.read("['1', \"yes\", '~', '']"))).isEqualTo("[\"1\", \"yes\", \"~\", \"\"]");
    }

    @Test
    void aNumberOfAThousandAndOneDigitsStaysText() {
        String digits = "1".repeat(1001);
        assertThat(Printed.value(Printed.read(digits))).isEqualTo("\"" + digits + "\"");
    }

    @Test
    void keysArePrintedAsPythonPrintsThem() {
        String yaml = """
                {1: , 010: , true: , ~: , 1.5: , 1.0e+15: , 1.0e+16: , 0.0001: , 0.00001: , 123456789.125: , .inf: , -.inf: ,
                 .nan: , -0.0: , 2.5e+300: , 1.0e-7: , 0.0: , 1e3: }
                """;
        assertThat(((Value.Mapping) Printed.read(yaml))
                        .entries().keySet().stream().collect(Collectors.joining(" ")))
                .isEqualTo("1 8 True None 1.5 1000000000000000.0 1e+16 0.0001 1e-05 123456789.125 inf -inf"
                        + " nan -0.0 2.5e+300 1e-07 0.0 1e3");
    }
}
