package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.server.extract.ExtractFormat;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.translate.Complaint.Kind;
import dev.plumbline.server.translate.Translator.Reading;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Rows of extracts become the same documents as IDocs do. Never throws: what is wrong with a row is a {@link Translation.Failed} of that
 * row alone (invariant I10). Safe to share.
 */
public final class ExtractTranslator {
    private static final Logger LOG = LoggerFactory.getLogger(ExtractTranslator.class);

    /** Document categories (VBTYP) that are orders of some kind: order, returns, free of charge, credit and debit memo request. */
    private static final Set<String> ORDERS = Set.of("C", "H", "I", "K", "L");

    /** System statuses (I…) and those of a status profile of the site's own (E…), as JEST holds them. */
    private static final Pattern STATUS = Pattern.compile("[IE]\\d{4}");

    /** Completed (NOCO), deletion flag (DLFL). */
    private static final Set<String> CLOSED = Set.of("I0072", "I0076");

    /** Outstanding (OSNO), postponed (NOPO), in process (NOPR), order assigned (ORAS). */
    private static final Set<String> OPEN = Set.of("I0068", "I0069", "I0070", "I0071");

    private final ExtractFormats formats;
    private final ZoneId zone;

    /** @param zone the zone of the SAP application servers: a list's dates and times name none */
    public ExtractTranslator(ExtractFormats formats, ZoneId zone) {
        this.formats = formats;
        this.zone = zone;
    }

    /** What a row of the inbox says. */
    Reading read(byte[] raw) {
        ExtractRow row;
        try {
            row = ExtractRow.parse(raw);
        } catch (JacksonException malformed) {
            return new Reading(
                    Optional.empty(),
                    Translation.Failed.of(
                            Kind.DEFECT,
                            "Plumbline cannot read the row that it put into the inbox; was that another version?",
                            ""));
        }
        return new Reading(Optional.of(controlOf(row)), translate(row));
    }

    /** An extract has no control record; this one says in its words where the row came from. */
    private static ControlRecord controlOf(ExtractRow row) {
        return ControlRecord.builder()
                .docnum(docnumOf(row))
                .messageType(row.table())
                .basicType(ExtractRow.FORM)
                .client(row.client())
                .senderPort(row.system().length() == 3 ? "SAP" + row.system() : row.system())
                .build();
    }

    private static String docnumOf(ExtractRow row) {
        return row.line() == 0 ? row.file() : row.file() + ":" + row.line();
    }

    private Translation translate(ExtractRow row) {
        if (!row.problem().isEmpty()) {
            return Translation.Failed.of(Kind.UNREADABLE, row.problem(), row.table());
        }
        Optional<ExtractFormat> format = formats.named(row.extract())
                .filter(found -> found.table().name().equals(row.table()));
        if (format.isEmpty()) {
            return new Translation.Failed(RowFields.undeclared(row).complaint());
        }
        try {
            return said(new RowFields(row, format.get()), format.get(), originOf(row));
        } catch (RowFields.UnreadableException complaint) {
            return new Translation.Failed(complaint.complaint());
        } catch (RuntimeException defect) {
            LOG.error("A translation failed on what should have been a complaint", defect);
            return Translation.Failed.of(
                    Kind.DEFECT,
                    "Plumbline failed on this row (" + defect + "); please report it with the row",
                    row.table());
        }
    }

    private static Origin originOf(ExtractRow row) {
        return new Origin(new SystemId(row.system(), row.client()), docnumOf(row), row.table(), row.created());
    }

    private Translation said(RowFields row, ExtractFormat format, Origin origin) {
        return switch (format.table()) {
            case VBUK -> orderStatus(row, origin);
            case VBUP -> itemStatus(row, origin);
            case QMEL -> notification(row, origin);
            case KNKK -> credit(row, format, origin);
            case ADR6 -> address(row, row.key("KUNNR", 10), origin);
            case MARD -> stock(row, origin);
            case KNA1, VBAK, VBAP, LIKP, LIPS, VBRK, VBRP ->
                new Translation.Ignored(
                        "row of %s by itself: a backfill joins such rows to documents".formatted(format.table()));
        };
    }

    private static Translation says(Document document) {
        return Translation.Documents.of(List.of(document));
    }

    private static Translation orderStatus(RowFields row, Origin origin) {
        String category = row.text("VBTYP");
        if (!category.isEmpty() && !ORDERS.contains(category)) {
            return new Translation.Ignored("status of a document that is no order (VBUK-VBTYP " + category + ")");
        }
        return says(status(row, origin, isIncomplete(row)));
    }

    static boolean isIncomplete(RowFields row) {
        return row.code("UVALL", Set.of("A", "B", "C"))
                .filter(status -> !status.equals("C"))
                .isPresent();
    }

    /** The status of an item says nothing that its order does not; only what a list joins from the header is of use. */
    private static Translation itemStatus(RowFields row, Origin origin) {
        return row.has("CMGST") || row.has("FAKSK")
                ? says(status(row, origin, false))
                : new Translation.Ignored(
                        "status of an order's item without the header's (VBUP): the order itself tells what was rejected");
    }

    /** Package-private: an order that is joined has a status too. */
    static OrderStatusDocument status(RowFields row, Origin origin, boolean incomplete) {
        return new OrderStatusDocument(
                origin,
                row.key("VBELN", 10),
                row.code("CMGST", Set.of("A", "B", "C", "D")),
                Optional.of(row.text("FAKSK")).filter(block -> !block.isEmpty()),
                incomplete);
    }

    private Translation notification(RowFields row, Origin origin) {
        if (row.text("KUNUM").isEmpty()) {
            return new Translation.Ignored("notification without a customer (QMEL-KUNUM is blank)");
        }
        BusinessTime opened =
                row.when("QMDAT", "MZEIT", zone).orElseThrow(() -> row.wrong("QMDAT", "the day of the notification"));
        return says(new ServiceNotification(
                origin,
                row.key("QMNUM", 12),
                row.key("KUNUM", 10),
                row.required("QMART"),
                row.text("QMTXT"),
                row.text("PRIOK"),
                opened,
                isOpen(row)));
    }

    /** Every status of the notification stands in one row; those of the tasks and of the site's own profile say nothing here. */
    private static boolean isOpen(RowFields row) {
        boolean isDone = row.date("QMDAB").isPresent();
        List<String> statuses = Arrays.stream(row.text("STAT").split("[\\s,;]+"))
                .filter(status -> !status.isEmpty())
                .toList();
        if (statuses.stream().anyMatch(status -> !STATUS.matcher(status).matches())) {
            throw row.wrong("STAT", "statuses as JEST-STAT holds them, such as I0068 I0070");
        }
        if (isDone || statuses.stream().anyMatch(CLOSED::contains)) {
            return false;
        }
        if (!row.has("QMDAB") && statuses.stream().noneMatch(OPEN::contains)) {
            throw row.wrong(
                    "STAT",
                    "one of "
                            + String.join(
                                    ", ",
                                    Stream.concat(OPEN.stream(), CLOSED.stream())
                                            .sorted()
                                            .toList()) + " to tell whether it is open");
        }
        return true;
    }

    private static Translation credit(RowFields row, ExtractFormat format, Origin origin) {
        String area = row.required("KKBER");
        String currency = row.has("WAERS")
                ? row.required("WAERS")
                : Optional.ofNullable(format.currencies().get(area))
                        .orElseThrow(() -> row.wrong("KKBER", "a control area whose currency is in currencies"));
        return says(new CreditDocument(
                origin,
                row.key("KUNNR", 10),
                area,
                currency,
                Optional.of(row.amount("KLIMK", currency)),
                row.has("SKFOR")
                        ? Optional.of(Stream.of("SKFOR", "SSOBL", "SAUFT")
                                .map(field -> row.amount(field, currency))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        : Optional.empty(),
                row.flag("CRBLB"),
                row.text("CTLPC")));
    }

    /** Package-private: a customer that is joined has addresses too. */
    static Translation address(RowFields row, String customer, Origin origin) {
        if (!row.text("PERSNUMBER").isEmpty()) {
            return new Translation.Ignored("e-mail address of a contact person (ADR6-PERSNUMBER)");
        }
        if (row.flag("FLG_NOUSE")) {
            return new Translation.Ignored("e-mail address that is not to be used (ADR6-FLG_NOUSE)");
        }
        if (!row.flag("FLGDEFAULT")) {
            return new Translation.Ignored("e-mail address beside the default one (ADR6-FLGDEFAULT is blank)");
        }
        return says(new AddressDocument(origin, customer, AddressDocument.Source.MASTER_DATA, emailOf(row), ""));
    }

    private static String emailOf(RowFields row) {
        return EmailAddresses.normalized(row.required("SMTP_ADDR"))
                .orElseThrow(() -> row.wrong("SMTP_ADDR", EmailAddresses.EXPECTED));
    }

    private static Translation stock(RowFields row, Origin origin) {
        String material = row.key("MATNR", 18, 40);
        Place place = new Place(row.required("WERKS"), row.required("LGORT"));
        return says(new StockDocument(
                origin, List.of(new StockCount(origin, material, place, row.quantity("LABST"))), List.of()));
    }
}
