package dev.plumbline.server.translate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.server.extract.ExtractFormat;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.ValueStyle;
import dev.plumbline.server.extract.ValueStyle.Amounts;
import dev.plumbline.server.extract.ValueStyle.LeadingZeros;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A row's columns, read as its format declares. A text that is not as declared is a complaint, even where its meaning could be
 * guessed: a list that differs in one column is likely to differ in others.
 */
final class RowFields {
    /** The decimals that a table holds of every amount, whatever the currency has. */
    private static final int STORED_DECIMALS = 2;

    private final ExtractRow row;
    private final ExtractFormat format;

    RowFields(ExtractRow row, ExtractFormat format) {
        this.row = row;
        this.format = format;
    }

    /** Ends the reading of one row. Never leaves this package. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Complaint complaint;

        private UnreadableException(Complaint complaint) {
            super(complaint.reason());
            this.complaint = complaint;
        }

        Complaint complaint() {
            return complaint;
        }
    }

    /** The row's extract is not declared any more. */
    static UnreadableException undeclared(ExtractRow row) {
        return new UnreadableException(new Complaint(
                Complaint.Kind.UNTRANSLATABLE,
                "No extract %s of %s is declared any more (row from %s, line %d); declare it again in the file of extracts.formats, restart and replay"
                        .formatted(row.extract(), row.table(), row.file(), row.line()),
                row.table(),
                "",
                ""));
    }

    boolean has(String field) {
        return format.has(field);
    }

    /** The text, empty when it is blank or the list does not have it. */
    String text(String field) {
        return row.columns().getOrDefault(field, "");
    }

    /** A text that must be there. */
    String required(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            throw wrong(field, "a value: without it the row says nothing");
        }
        return text;
    }

    /** A code that is blank or one of these. */
    Optional<String> code(String field, Set<String> known) {
        String text = text(field);
        if (!text.isEmpty() && !known.contains(text)) {
            throw wrong(
                    field,
                    "blank or one of "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        return Optional.of(text).filter(code -> !code.isEmpty());
    }

    boolean flag(String field) {
        return code(field, Set.of("X")).isPresent();
    }

    /**
     * A document, customer or material number as documents hold it: without leading zeros.
     *
     * @param lengths the internal lengths that the field may have
     */
    String key(String field, int... lengths) {
        String text = required(field);
        boolean isNumeric = text.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        if (!isNumeric) {
            return text;
        }
        return switch (format.values().leadingZeros()) {
            case LeadingZeros.KEPT -> {
                if (Arrays.stream(lengths).noneMatch(length -> length == text.length())) {
                    throw wrong(field, lengths[0] + " digits, since the format says that leading zeros are kept");
                }
                yield withoutZeros(text);
            }
            case LeadingZeros.STRIPPED -> {
                if (text.length() > 1 && text.charAt(0) == '0') {
                    throw wrong(field, "no leading zero, since the format says that they are stripped");
                }
                yield text;
            }
        };
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** A number that must be there. */
    BigDecimal quantity(String field) {
        String text = required(field);
        return format.values().numbers().flatMap(style -> style.read(text)).orElseThrow(() -> wrong(field, number()));
    }

    private String number() {
        return format.values()
                .numbers()
                .map(style -> "a number such as " + style.example())
                .orElse("numbers to be declared in its format");
    }

    /** An amount in real units of its currency; blank is zero, which SE16N may show so. */
    BigDecimal amount(String field, String currency) {
        if (text(field).isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal written = quantity(field);
        Amounts amounts =
                format.values().amounts().orElseThrow(() -> wrong(field, "amounts to be declared in its format"));
        return switch (amounts) {
            case Amounts.AsDisplayed displayed -> written;
            case Amounts.AsStored stored -> {
                Integer decimals = stored.decimals().get(currency);
                if (decimals == null) {
                    throw wrong(
                            field,
                            "the decimals of " + currency
                                    + " in currency-decimals of its format (see table TCURX; 2 where it has none)");
                }
                yield written.scaleByPowerOfTen(STORED_DECIMALS - decimals);
            }
        };
    }

    /** A date; empty when it is blank or all zeros, as SAP writes a date that is not set. */
    Optional<LocalDate> date(String field) {
        String text = text(field);
        return isInitial(text)
                ? Optional.empty()
                : Optional.of(
                        parsed(field, format.values().dates(), "a date", reader -> LocalDate.parse(text, reader)));
    }

    /** A date and, where the list has one, a time of day. Midnight counts as no time, as SAP cannot tell them apart. */
    Optional<BusinessTime> when(String dateField, String timeField, ZoneId zone) {
        String text = text(timeField);
        Optional<LocalTime> time = isInitial(text)
                ? Optional.empty()
                : Optional.of(
                        parsed(timeField, format.values().times(), "a time", reader -> LocalTime.parse(text, reader)));
        return date(dateField)
                .map(date -> new BusinessTime(
                        date.atTime(time.orElse(LocalTime.MIDNIGHT))
                                .atZone(zone)
                                .toInstant(),
                        time.isEmpty()));
    }

    private interface Parser<T> {
        T parse(DateTimeFormatter reader);
    }

    private <T> T parsed(String field, Optional<ValueStyle.Pattern> pattern, String what, Parser<T> parser) {
        ValueStyle.Pattern declared =
                pattern.orElseThrow(() -> wrong(field, "the pattern of " + what + " to be declared in its format"));
        try {
            return parser.parse(declared.reader());
        } catch (DateTimeException malformed) {
            throw wrong(field, what + " as " + declared.text());
        }
    }

    private static boolean isInitial(String text) {
        return text.chars().noneMatch(Character::isDigit)
                ? text.isEmpty()
                : text.chars().filter(Character::isDigit).allMatch(digit -> digit == '0');
    }

    /** A complaint about one column. */
    UnreadableException wrong(String field, String expected) {
        String value = text(field);
        return new UnreadableException(new Complaint(
                Complaint.Kind.UNTRANSLATABLE,
                "%s-%s in %s, line %d %s, expected %s; correct it in SAP, or the extract %s in the file of extracts.formats, and replay"
                        .formatted(
                                row.table(),
                                field,
                                row.file(),
                                row.line(),
                                value.isEmpty() ? "is empty" : "is '" + value + "'",
                                expected,
                                row.extract()),
                row.table(),
                field,
                value));
    }
}
