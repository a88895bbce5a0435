package dev.plumbline.server.support;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;

/** Small messages of an SAP system PRD-100, each with a number from 1 to 59 that the test gives it; a higher one is younger. */
public final class Sap {
    private Sap() {}

    /** An order of one item at 100.00 EUR. */
    public static Idoc order(int docnum, String number, String customer) {
        return idoc(
                docnum,
                "ORDRSP",
                "ORDERS05",
                segment("E1EDK01", "CURCY", "EUR", "BELNR", number),
                segment("E1EDK14", "QUALF", "012", "ORGID", "TA"),
                segment("E1EDK03", "IDDAT", "025", "DATUM", "20260302", "UZEIT", "080000"),
                segment("E1EDKA1", "PARVW", "AG", "PARTN", customer),
                Segment.named("E1EDP01")
                        .with("POSEX", "000010")
                        .with("MENGE", "2.000")
                        .with("NETWR", "100.00")
                        .child(segment("E1EDP19", "QUALF", "002", "IDTNR", "000000000000000815", "KTEXT", "Bolt M8"))
                        .build());
    }

    /** The goods issue of all of such an order. */
    public static Idoc delivery(int docnum, String number, String order) {
        return idoc(
                docnum,
                "DESADV",
                "DELVRY03",
                Segment.named("E1EDL20")
                        .with("VBELN", number)
                        .child(segment("E1EDL21", "LFART", "LF"))
                        .child(segment("E1EDT13", "QUALF", "006", "ISDD", "20260303", "ISDZ", "090000"))
                        .child(segment(
                                "E1EDL24",
                                "POSNR",
                                "000010",
                                "MATNR",
                                "000000000000000815",
                                "LFIMG",
                                "2.000",
                                "VGBEL",
                                order,
                                "VGPOS",
                                "000010"))
                        .build());
    }

    /** A count of a material in plant 1000. */
    public static Idoc count(int docnum, String material, String quantity) {
        return idoc(
                docnum,
                "LOISTD",
                "LOISTD01",
                segment("E1MDSTL", "MATNR", material, "WERKS", "1000", "LABST", quantity));
    }

    /** A message of any type. */
    public static Idoc idoc(int docnum, String messageType, String basicType, Segment... segments) {
        return Idoc.of(control(docnum, messageType, basicType).build(), segments);
    }

    public static ControlRecord.Builder control(int docnum, String messageType, String basicType) {
        return ControlRecord.builder()
                .client("100")
                .docnum("%016d".formatted(docnum))
                .direction("1")
                .messageType(messageType)
                .basicType(basicType)
                .senderPort("SAPPRD")
                .senderPartner("PRDCLNT100")
                .serialization("20260302%06d".formatted(docnum % 1_000_000));
    }

    public static Segment segment(String name, String... fields) {
        return builder(name, fields).build();
    }

    /** @param fields names and values in turn */
    public static Segment.Builder builder(String name, String... fields) {
        Segment.Builder builder = Segment.named(name);
        for (int n = 0; n < fields.length; n += 2) {
            builder.with(fields[n], fields[n + 1]);
        }
        return builder;
    }
}
