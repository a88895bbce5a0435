package dev.plumbline.sandbox.sap;

import static dev.plumbline.sandbox.sap.Writer.segment;

import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import dev.plumbline.sandbox.sap.Writer.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What articles cost in sales area 1000/10, and the condition records that say so. */
final class PriceList {
    private static final String TYPE = "PR00";
    private static final String FOR_ALL = "304";
    private static final String OF_A_CUSTOMER = "305";
    private static final String LONG_AGO = "20200101";
    private static final String UNLIMITED = "99991231";

    private final Writer writer;
    private final Map<String, Integer> cents = new HashMap<>();
    private final Map<String, String> valid = new HashMap<>();
    private int records = 100_000;

    PriceList(Writer writer) {
        this.writer = writer;
    }

    /**
     * A condition record.
     *
     * @param number KNUMH
     * @param per for how many pieces the amount is
     */
    private record Condition(String number, String from, String until, int cents, int per) {}

    /** The price for a piece that SAP knows now. */
    BigDecimal now(Article article) {
        return BigDecimal.valueOf(cents.getOrDefault(article.number(), 0), 2);
    }

    /** The first price of an article. */
    OutgoingIdoc first(Article article) {
        return holdsFromNow(article, new Condition(nextRecord(), LONG_AGO, UNLIMITED, article.cents(), 1));
    }

    /** A price that will hold for a week in a year. Who lets so much time pass sees it come and go. */
    OutgoingIdoc future(Article article) {
        Instant inAYear = writer.instant().plus(Duration.ofDays(365));
        String from = Writer.date(inAYear);
        String until = Writer.date(inAYear.plus(Duration.ofDays(6)));
        return message(article, Part.PRICE, FOR_ALL, new Condition(nextRecord(), from, until, 1, 1));
    }

    /**
     * Another price: corrected in the same record, in a record that begins today, or in one that names the price of a hundred.
     *
     * @param way which of them
     */
    OutgoingIdoc changed(Article article, int other, int way) {
        String record = valid.getOrDefault(article.number(), "");
        return holdsFromNow(
                article,
                switch (way) {
                    case 0 -> new Condition(record, LONG_AGO, UNLIMITED, other, 1);
                    case 1 -> new Condition(nextRecord(), Writer.date(writer.instant()), UNLIMITED, other, 1);
                    default -> new Condition(nextRecord(), Writer.date(writer.instant()), UNLIMITED, other, 100);
                });
    }

    /** What one customer agreed upon: no catalog shows it. */
    OutgoingIdoc ofOneCustomer(Article article) {
        return message(
                article,
                Part.OTHER,
                OF_A_CUSTOMER,
                new Condition("0000000001", LONG_AGO, UNLIMITED, article.cents(), 1));
    }

    private OutgoingIdoc holdsFromNow(Article article, Condition condition) {
        cents.put(article.number(), condition.cents());
        valid.put(article.number(), condition.number());
        return message(article, Part.PRICE, FOR_ALL, condition);
    }

    private String nextRecord() {
        return "%010d".formatted(++records);
    }

    private OutgoingIdoc message(Article article, Part part, String table, Condition condition) {
        Segment price = segment(
                        "E1KONP",
                        "KSCHL",
                        TYPE,
                        "KRECH",
                        "C",
                        "KBETR",
                        BigDecimal.valueOf((long) condition.cents() * condition.per(), 2)
                                .toPlainString(),
                        "KONWA",
                        "EUR",
                        "KPEIN",
                        "" + condition.per(),
                        "KMEIN",
                        "PCE")
                .build();
        Segment period = segment(
                        "E1KONH", "KNUMH", condition.number(), "DATAB", condition.from(), "DATBI", condition.until())
                .child(price)
                .build();
        Segment key = segment(
                        "E1KOMG",
                        "KVEWE",
                        "A",
                        "KOTABNR",
                        table,
                        "KAPPL",
                        "V",
                        "KSCHL",
                        TYPE,
                        "VKORG",
                        "1000",
                        "VTWEG",
                        "10",
                        "KUNNR",
                        table.equals(OF_A_CUSTOMER) ? "0000100001" : "",
                        "MATNR",
                        article.number())
                .child(period)
                .build();
        return writer.message(new Subject(Merchant.bare(article.number()), part), "COND_A", "COND_A04", List.of(key));
    }
}
