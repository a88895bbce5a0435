package dev.plumbline.server.translate;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.server.extract.ExtractRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The IDoc that SAP would have sent of a row of a header table and its items: the fields that the standard output programs fill, in the
 * notation of IDocs. Every value is read by its declaration on the way, so a wrong one is told by file, line and column.
 */
final class TableIdoc {
    private static final DateTimeFormatter SERIAL = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    /** VBTYP and the standard order type (AUART) that has it: the category is SAP's own, the types are the site's. */
    private static final Map<String, String> ORDER_TYPES = Map.of("H", "RE", "I", "KL", "K", "G2", "L", "L2");

    private static final String ORDER = "C";

    /** SAP's one-letter language keys (table T002), where SE16N was asked for unconverted values. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("D", "DE"),
            Map.entry("E", "EN"),
            Map.entry("F", "FR"),
            Map.entry("I", "IT"),
            Map.entry("S", "ES"),
            Map.entry("P", "PT"),
            Map.entry("N", "NL"),
            Map.entry("L", "PL"),
            Map.entry("C", "CS"),
            Map.entry("K", "DA"),
            Map.entry("V", "SV"),
            Map.entry("O", "NO"),
            Map.entry("U", "FI"),
            Map.entry("H", "HU"),
            Map.entry("Q", "SK"),
            Map.entry("R", "RU"),
            Map.entry("T", "TR"),
            Map.entry("J", "JA"),
            Map.entry("1", "ZH"),
            Map.entry("M", "ZF"));

    private static final Set<String> MASTER_FIELDS = Set.of(
            "ANRED", "NAME1", "NAME2", "STRAS", "ORT01", "PSTLZ", "REGIO", "LAND1", "TELF1", "KTOKD", "KUKLA", "AUFSD",
            "LIFSD", "FAKSD", "CASSD", "SPERR", "LOEVM");

    private final ExtractRow header;
    private final ZoneId zone;

    /** @param zone the zone of the SAP application servers */
    TableIdoc(ExtractRow header, ZoneId zone) {
        this.header = header;
        this.zone = zone;
    }

    /** Whether a row of VBAK is an order of some kind: not a quotation, a contract or a scheduling agreement. */
    static boolean isOrder(RowFields order) {
        String category = order.required("VBTYP");
        return category.equals(ORDER) || ORDER_TYPES.containsKey(category);
    }

    /** ORDRSP, of VBAK and VBAP. */
    Idoc order(RowFields order, List<RowFields> items) {
        String number = order.key("VBELN", 10);
        String currency = order.required("WAERK");
        List<Segment> segments = new ArrayList<>();
        segments.add(segment("E1EDK01", "CURCY", currency, "BELNR", number, "LIFSK", order.text("LIFSK")));
        segments.add(segment("E1EDK14", "QUALF", "008", "ORGID", order.text("VKORG")));
        segments.add(segment(
                "E1EDK14",
                "QUALF",
                "012",
                "ORGID",
                ORDER_TYPES.getOrDefault(order.text("VBTYP"), order.text("AUART"))));
        segments.add(segment("E1EDK03", "IDDAT", "025", "DATUM", date(order, "ERDAT"), "UZEIT", time(order)));
        segments.add(segment("E1EDKA1", "PARVW", "AG", "PARTN", order.key("KUNNR", 10)));
        segments.add(segment("E1EDK02", "QUALF", "001", "BELNR", order.text("BSTNK")));
        segments.add(segment("E1EDK02", "QUALF", "002", "BELNR", number));
        items.forEach(item -> segments.add(orderItem(item, currency)));
        return Idoc.of(control("ORDRSP", "ORDERS05"), segments);
    }

    private static Segment orderItem(RowFields item, String currency) {
        Segment.Builder builder = builder(
                "E1EDP01",
                "POSEX",
                item.required("POSNR"),
                "MENGE",
                plain(quantityOf(item)),
                "NETWR",
                plain(item.amount("NETWR", currency)),
                "ABGRU",
                item.text("ABGRU"),
                "UEPOS",
                position(item, "UEPOS"));
        if (refersToAnOrder(item)) {
            builder.child(
                    segment("E1EDP02", "QUALF", "016", "BELNR", item.key("VGBEL", 10), "ZEILE", item.text("VGPOS")));
        }
        if (item.has("MWSBP")) {
            builder.child(segment("E1EDP04", "MWSBT", plain(item.amount("MWSBP", currency))));
        }
        return builder.child(material(item, item.text("ARKTX"))).build();
    }

    /** Memo requests have a target quantity (ZMENG) instead of one that is delivered. */
    private static BigDecimal quantityOf(RowFields item) {
        BigDecimal ordered = item.quantity("KWMENG");
        return ordered.signum() == 0 && !item.text("ZMENG").isEmpty() ? item.quantity("ZMENG") : ordered;
    }

    private static boolean refersToAnOrder(RowFields item) {
        return !item.text("VGBEL").isEmpty()
                && (!item.has("VGTYP") || item.text("VGTYP").equals(ORDER));
    }

    /** DESADV, of LIKP and LIPS. */
    Idoc delivery(RowFields delivery, List<RowFields> items) {
        Segment.Builder builder =
                builder("E1EDL20", "VBELN", delivery.key("VBELN", 10), "BOLNR", delivery.text("BOLNR"));
        builder.child(
                segment("E1EDL21", "LFART", delivery.required("LFART")),
                segment("E1EDT13", "QUALF", "006", "ISDD", date(delivery, "WADAT_IST"), "ISDZ", "000000"));
        if (!delivery.text("KUNAG").isEmpty()) {
            builder.child(segment("E1ADRM1", "PARTNER_Q", "AG", "PARTNER_ID", delivery.key("KUNAG", 10)));
        }
        items.forEach(item -> builder.child(deliveryItem(item)));
        return Idoc.of(control("DESADV", "DELVRY03"), builder.build());
    }

    private static Segment deliveryItem(RowFields item) {
        boolean isOfAnOrder = !item.text("VGBEL").isEmpty();
        return segment(
                "E1EDL24",
                "POSNR",
                item.required("POSNR"),
                "MATNR",
                item.text("MATNR").isEmpty() ? "" : item.key("MATNR", 18, 40),
                "ARKTX",
                item.text("ARKTX"),
                "LFIMG",
                plain(item.quantity("LFIMG")),
                "HIPOS",
                position(item, "UECHA"),
                "VGBEL",
                isOfAnOrder ? item.key("VGBEL", 10) : "",
                "VGPOS",
                isOfAnOrder ? position(item, "VGPOS") : "");
    }

    /** INVOIC, of VBRK and VBRP. */
    Idoc billing(RowFields billing, List<RowFields> items) {
        String currency = billing.required("WAERK");
        List<Segment> segments = new ArrayList<>();
        segments.add(segment("E1EDK01", "CURCY", currency, "BELNR", billing.key("VBELN", 10)));
        segments.add(segment("E1EDKA1", "PARVW", "AG", "PARTN", billing.key("KUNAG", 10)));
        segments.add(segment("E1EDK03", "IDDAT", "026", "DATUM", date(billing, "FKDAT")));
        segments.add(segment("E1EDK14", "QUALF", "021", "ORGID", billing.required("VBTYP")));
        items.forEach(item -> segments.add(billingItem(item, currency)));
        return Idoc.of(control("INVOIC", "INVOIC02"), segments);
    }

    private static Segment billingItem(RowFields item, String currency) {
        Segment.Builder builder =
                builder("E1EDP01", "POSEX", item.required("POSNR"), "MENGE", plain(item.quantity("FKIMG")));
        if (!item.text("AUBEL").isEmpty()) {
            builder.child(segment(
                    "E1EDP02", "QUALF", "002", "BELNR", item.key("AUBEL", 10), "ZEILE", position(item, "AUPOS")));
        }
        if (item.has("MWSBP")) {
            builder.child(segment("E1EDP04", "MWSBT", plain(item.amount("MWSBP", currency))));
        }
        return builder.child(
                        material(item, ""),
                        segment("E1EDP26", "QUALF", "003", "BETRG", plain(item.amount("NETWR", currency))))
                .build();
    }

    /** DEBMAS, of KNA1. */
    Idoc customer(RowFields customer) {
        Segment.Builder builder = builder("E1KNA1M", "MSGFN", "005", "KUNNR", customer.key("KUNNR", 10));
        MASTER_FIELDS.forEach(field -> builder.with(field, customer.text(field)));
        String language = customer.text("SPRAS");
        return Idoc.of(
                control("DEBMAS", "DEBMAS06"),
                builder.with("SPRAS_ISO", LANGUAGES.getOrDefault(language, language))
                        .build());
    }

    private ControlRecord control(String messageType, String basicType) {
        return ControlRecord.builder()
                .client(header.client())
                .docnum(header.table() + ":"
                        + header.columns()
                                .getOrDefault("VBELN", header.columns().getOrDefault("KUNNR", "")))
                .direction("1")
                .messageType(messageType)
                .basicType(basicType)
                .senderPort("SAP" + header.system())
                .senderPartner(header.system())
                .serialization(header.created().atZone(zone).format(SERIAL))
                .build();
    }

    private static Segment material(RowFields item, String text) {
        String number = item.text("MATNR").isEmpty() ? "" : item.key("MATNR", 18, 40);
        return segment("E1EDP19", "QUALF", "002", "IDTNR", number, "KTEXT", text);
    }

    /** Zeros mean none, as SAP writes it. */
    private static String position(RowFields item, String field) {
        String text = item.text(field);
        return text.chars().allMatch(digit -> digit == '0') ? "" : text;
    }

    private static String date(RowFields row, String field) {
        return row.date(field).map(LocalDate::toString).orElse("00000000").replace("-", "");
    }

    private String time(RowFields order) {
        return order.when("ERDAT", "ERZET", zone)
                .filter(when -> !when.dayOnly())
                .map(when -> when.at().atZone(zone).format(TIME))
                .orElse("000000");
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private static Segment segment(String name, String... fields) {
        return builder(name, fields).build();
    }

    /** @param fields names and values in turn; an empty value is not there */
    private static Segment.Builder builder(String name, String... fields) {
        Segment.Builder builder = Segment.named(name);
        for (int n = 0; n < fields.length; n += 2) {
            builder.with(fields[n], fields[n + 1]);
        }
        return builder;
    }
}
