package dev.plumbline.server.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberStyleTest {
    private static final NumberStyle GERMAN = new NumberStyle(',', Optional.of('.'), true);
    private static final NumberStyle INTERNAL = new NumberStyle('.', Optional.empty(), true);
    private static final NumberStyle AMERICAN = new NumberStyle('.', Optional.of(','), false);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1.234,56-;-1234.56", "0,00;0.00", "12;12", "1234,5;1234.5", "1.234.567;1234567", "7,5 -;-7.5"})
    void aGermanListHasPointsBetweenThousandsAndTheMinusBehind(String text, String number) {
        assertThat(GERMAN.read(text)).contains(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1,234.56", "-12", "12--", "1.2345", "12,", ",5", "1E9", "", "-", "abc", "1_234"})
    void whatIsWrittenOtherwiseIsNoNumber(String text) {
        assertThat(GERMAN.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"-1,234.5;-1234.5", "1234;1234"})
    void anAmericanListHasItTheOtherWayRound(String text, String number) {
        assertThat(AMERICAN.read(text)).contains(new BigDecimal(number));
    }

    @Property
    void whatSapWritesIsRead(@ForAll @BigRange(min = "-9999999999.99", max = "9999999999.99") BigDecimal any) {
        BigDecimal number = any.setScale(2, RoundingMode.HALF_UP);
        String sign = number.signum() < 0 ? "-" : "";
        assertThat(INTERNAL.read(number.abs() + sign)).contains(number);
        assertThat(GERMAN.read(String.format(Locale.GERMANY, "%,.2f", number.abs()) + sign))
                .contains(number);
    }
}
