package dev.plumbline.idoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTest {
    private static Segment holding(String value) {
        return Segment.named("E1EDK03").with("F", value).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "00000000"})
    void anInitialDateIsEmpty(String value) {
        assertThat(holding(value).date("F")).isEmpty();
    }

    @Test
    void aDateIsReadAndTheEndOfTimeIsOneDay() {
        assertThat(holding("20260131").date("F")).contains(LocalDate.of(2026, 1, 31));
        assertThat(holding("99999999").date("F")).isEqualTo(holding("99991231").date("F"));
    }

    @Test
    void midnightIsInitialAndTwentyFourHoursAreTheEndOfTheDay() {
        assertThat(holding("000000").time("F")).isEmpty();
        assertThat(holding("240000").time("F")).contains(LocalTime.of(23, 59, 59));
        assertThat(holding("093015").time("F")).contains(LocalTime.of(9, 30, 15));
    }

    @ParameterizedTest
    @CsvSource({
        "10.500-, -10.500",
        "'       1', 1",
        "'0.000', 0.000",
        "-5, -5",
        "'7 -', -7",
        "1.0000000000000000E+00, 1.0000000000000000",
        "33.95-, -33.95"
    })
    void aNumberIsReadAsSapWritesIt(String value, BigDecimal expected) {
        assertThat(holding(value).amount("F")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "*", "-", "-5-", "1.234.5", "1E2000000000", "0x10"})
    void whatIsNoNumberIsRefused(String value) {
        assertThatThrownBy(() -> holding(value).quantity("F")).isInstanceOf(FieldFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({"0000012345, 12345", "' 00A1', 00A1", "0000, 0", "8020000002, 8020000002", "MAT-1, MAT-1"})
    void aKeyLosesItsLeadingZerosOnlyWhenItIsAllDigits(String value, String expected) {
        assertThat(holding(value).key("F")).contains(expected);
    }

    @Test
    void theMessageNamesSegmentPlaceFieldValueAndExpectation() {
        Field field = new Field("DATUM", "2026A101", new Position(12, 70, 900));
        assertThat(new FieldFormatException("E1EDK03", 4, field, "a date YYYYMMDD"))
                .hasMessage(
                        "E1EDK03 (segment 4, line 12, column 70) field DATUM holds '2026A101', expected a date YYYYMMDD");
    }

    @Test
    void aBlankFieldIsNoField() {
        Segment segment =
                Segment.named("E1EDK01").with("A", "  ").with("B", " x ").build();
        assertThat(segment.fields()).extracting(Field::name).containsExactly("B");
        assertThat(segment.text("B")).isEqualTo("x");
        assertThat(segment.text("A")).isEmpty();
        assertThat(segment.flag("A")).isFalse();
    }

    @Test
    void anIdocNumbersWhatWasBuilt() {
        Segment item = Segment.named("E1EDP01")
                .with("POSEX", "000010")
                .child(Segment.named("E1EDP20").with("WMENG", "1").build())
                .build();
        Idoc idoc = Idoc.of(
                ControlRecord.EMPTY, Segment.named("E1EDK01").with("BELNR", "1").build(), item);
        assertThat(idoc.walk()).extracting(Segment::number).containsExactly(1, 2, 3);
        assertThat(idoc.walk()).extracting(Segment::level).containsExactly(1, 1, 2);
        assertThat(idoc.segmentCount()).isEqualTo(3);
        assertThat(idoc.segments("E1EDP01").getFirst().child("E1EDP20")).isPresent();
    }
}
