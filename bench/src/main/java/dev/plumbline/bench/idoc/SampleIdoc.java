package dev.plumbline.bench.idoc;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocWriter;
import dev.plumbline.idoc.Segment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** An order confirmation (ORDRSP, ORDERS05) of a merchant that does not exist, of a size as orders have: about 17 KB of XML. */
final class SampleIdoc {
    /** The field that every reader looks up, to show that it found its way. */
    static final String ORDER_NUMBER = "0004711023";

    private static final int ITEMS = 7;
    private static final String DAY = "20261109";

    private SampleIdoc() {}

    static byte[] xml() {
        return IdocWriter.xml().toBytes(idoc());
    }

    /** UTF-8, LF, each record as long as its segment's definition, as SAP's file port writes it. */
    static byte[] flat() {
        return IdocWriter.flat(Dictionary.standard()).toBytes(idoc());
    }

    static Idoc idoc() {
        List<Segment> segments = new ArrayList<>(header());
        segments.addAll(partners());
        segments.add(number("E1EDK02", "001", "WEB-100245").with("DATUM", DAY).build());
        segments.add(number("E1EDK02", "002", ORDER_NUMBER)
                .with("DATUM", DAY)
                .with("UZEIT", "101512")
                .build());
        segments.add(Segment.named("E1EDKT1")
                .with("TDID", "0001")
                .with("TSSPRAS", "D")
                .with("TSSPRAS_ISO", "DE")
                .child(
                        line("E1EDKT2", "Bitte die Kartons einzeln an der Rampe Süd & nicht im Büro abgeben."),
                        line("E1EDKT2", "Anlieferung werktags von 8 bis 16 Uhr."))
                .build());
        for (int i = 1; i <= ITEMS; i++) {
            segments.add(item(i));
        }
        segments.add(total("001", Integer.toString(ITEMS), ""));
        segments.add(total("002", "1393.00", "EUR"));
        return Idoc.of(control(), segments);
    }

    private static ControlRecord control() {
        return ControlRecord.builder()
                .table("EDI_DC40")
                .client("100")
                .docnum("0000000000815042")
                .release("740")
                .status("30")
                .direction("1")
                .basicType("ORDERS05")
                .messageType("ORDRSP")
                .senderPort("SAPQ01")
                .senderPartnerType("LS")
                .senderPartner("Q01CLNT100")
                .receiverPort("PLUMBLINE")
                .receiverPartnerType("LS")
                .receiverPartner("PLUMBLINE")
                .createdDate(LocalDate.of(2026, 11, 9))
                .createdTime(LocalTime.of(10, 15, 12))
                .serialization("20261109101512")
                .build();
    }

    private static List<Segment> header() {
        List<Segment> segments = new ArrayList<>();
        segments.add(Segment.named("E1EDK01")
                .with("CURCY", "EUR")
                .with("HWAER", "EUR")
                .with("WKURS", "1.00000")
                .with("ZTERM", "NT30")
                .with("BSART", "ZWEB")
                .with("BELNR", ORDER_NUMBER)
                .with("NTGEW", "18.400")
                .with("BRGEW", "20.150")
                .with("GEWEI", "KGM")
                .with("VSART", "01")
                .with("RECIPNT_NO", "0000104711")
                .with("AUTLF", "X")
                .build());
        for (String organisation : List.of("006 10", "007 20", "008 3000", "012 ZWEB", "016 0100")) {
            segments.add(Segment.named("E1EDK14")
                    .with("QUALF", organisation.substring(0, 3))
                    .with("ORGID", organisation.substring(4))
                    .build());
        }
        for (String meaning : List.of("002", "012", "025")) {
            segments.add(day("E1EDK03", meaning));
        }
        segments.add(condition("E1EDK05", "ZV00", "Versandkosten", "4.90"));
        segments.add(Segment.named("E1EDK18")
                .with("QUALF", "001")
                .with("TAGE", "14")
                .with("PRZNT", "2.000")
                .build());
        return segments;
    }

    private static List<Segment> partners() {
        List<Segment> segments = new ArrayList<>();
        for (String role : List.of("AG", "WE", "RE", "RG")) {
            segments.add(Segment.named("E1EDKA1")
                    .with("PARVW", role)
                    .with("PARTN", "0000104711")
                    .with("NAME1", "Gärtnerei Ammerfeld GmbH")
                    .with("NAME2", "z. Hd. Frau Jördis Beispiel")
                    .with("STRAS", "Am Alten Güterbahnhof 12")
                    .with("ORT01", "Musterstätt")
                    .with("PSTLZ", "99999")
                    .with("LAND1", "DE")
                    .with("TELF1", "+49 999 000471")
                    .with("SPRAS", "D")
                    .with("REGIO", "16")
                    .with("IHREZ", "joerdis@ammerfeld.example")
                    .with("BNAME", "Jördis Beispiel")
                    .with("SPRAS_ISO", "DE")
                    .build());
        }
        return segments;
    }

    private static Segment item(int number) {
        String position = "%06d".formatted(number * 10);
        return Segment.named("E1EDP01")
                .with("POSEX", position)
                .with("MENGE", "1.000")
                .with("MENEE", "PCE")
                .with("PMENE", "PCE")
                .with("VPREI", "199.00")
                .with("PEINH", "1")
                .with("NETWR", "199.00")
                .with("NTGEW", "1.673")
                .with("GEWEI", "KGM")
                .with("CURCY", "EUR")
                .with("MATKL", "0310")
                .with("PSTYV", "TAN")
                .with("WERKS", "3000")
                .with("LGORT", "0001")
                .with("VSTEL", "3000")
                .child(number("E1EDP02", "001", "WEB-100245")
                        .with("ZEILE", position)
                        .with("DATUM", DAY)
                        .build())
                .child(day("E1EDP03", "010"))
                .child(condition("E1EDP05", "PR00", "Preis", "199.00"))
                .child(Segment.named("E1EDP20")
                        .with("WMENG", "1.000")
                        .with("AMENG", "1.000")
                        .with("EDATU", DAY)
                        .build())
                .child(
                        object("001", "KUNDE-" + number, ""),
                        object(
                                "002",
                                "00000000000010%04d".formatted(number),
                                "Pflanzkübel Möwe " + number + " l, grün"),
                        object("003", "4099999%06d".formatted(number), ""))
                .child(Segment.named("E1EDPT1")
                        .with("TDID", "0002")
                        .with("TSSPRAS", "D")
                        .with("TSSPRAS_ISO", "DE")
                        .child(line("E1EDPT2", "Frostfest; für Balkon & Terrasse, ohne Untersetzer."))
                        .build())
                .build();
    }

    private static Segment.Builder number(String name, String qualifier, String number) {
        return Segment.named(name).with("QUALF", qualifier).with("BELNR", number);
    }

    private static Segment day(String name, String meaning) {
        return Segment.named(name)
                .with("IDDAT", meaning)
                .with("DATUM", DAY)
                .with("UZEIT", "101512")
                .build();
    }

    private static Segment condition(String name, String type, String text, String amount) {
        return Segment.named(name)
                .with("ALCKZ", "+")
                .with("KSCHL", type)
                .with("KOTXT", text)
                .with("BETRG", amount)
                .with("KRATE", amount)
                .with("UPRBS", "1")
                .with("MEAUN", "PCE")
                .with("KOEIN", "EUR")
                .build();
    }

    private static Segment object(String qualifier, String id, String text) {
        return Segment.named("E1EDP19")
                .with("QUALF", qualifier)
                .with("IDTNR", id)
                .with("KTEXT", text)
                .build();
    }

    private static Segment line(String name, String text) {
        return Segment.named(name).with("TDLINE", text).with("TDFORMAT", "*").build();
    }

    private static Segment total(String kind, String sum, String currency) {
        return Segment.named("E1EDS01")
                .with("SUMID", kind)
                .with("SUMME", sum)
                .with("WAERQ", currency)
                .build();
    }
}
