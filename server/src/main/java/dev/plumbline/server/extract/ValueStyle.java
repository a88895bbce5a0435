package dev.plumbline.server.extract;

import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * How a list writes values. A part that no column of the list needs may be empty.
 *
 * @param numbers quantities and amounts
 * @param dates the pattern of dates, for people, and its reader
 * @param times the pattern of times, likewise
 * @param leadingZeros whether numeric keys stand there with their leading zeros
 * @param amounts how amounts of money stand there
 */
public record ValueStyle(
        Optional<NumberStyle> numbers,
        Optional<Pattern> dates,
        Optional<Pattern> times,
        LeadingZeros leadingZeros,
        Optional<Amounts> amounts) {

    /** A pattern as it is written and its reader. */
    public record Pattern(String text, DateTimeFormatter reader) {}

    /** What became of conversion exit ALPHA. */
    public enum LeadingZeros {
        /** The internal form: a numeric key fills its field with zeros ({@code 0000004711}). */
        KEPT,
        /** The form of the screens: no leading zeros ({@code 4711}). */
        STRIPPED
    }

    /** How amounts of money stand in the list. */
    public sealed interface Amounts {

        /** Shifted to the currency's own decimals, as SE16N shows them: 100 yen are {@code 100}. */
        record AsDisplayed() implements Amounts {}

        /**
         * As the table holds them, always with two decimals: 100 yen are {@code 1.00}.
         *
         * @param decimals the decimals of each currency (TCURX; two where TCURX has no entry)
         */
        record AsStored(Map<String, Integer> decimals) implements Amounts {
            public AsStored {
                decimals = Map.copyOf(decimals);
            }
        }
    }
}
