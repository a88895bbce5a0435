package dev.plumbline.sandbox.sap;

import static dev.plumbline.sandbox.sap.Writer.segment;

import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.sap.Merchant.Area;
import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.Merchant.Contact;
import dev.plumbline.sandbox.sap.Merchant.Credit;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import dev.plumbline.sandbox.sap.Writer.Subject;
import java.util.List;

/** Customers, their addresses, and articles as IDocs. */
final class MasterData {
    private final Writer writer;

    MasterData(Writer writer) {
        this.writer = writer;
    }

    OutgoingIdoc customer(Customer customer) {
        Segment.Builder general = segment(
                "E1KNA1M",
                "MSGFN",
                "005",
                "KUNNR",
                customer.number(),
                "ANRED",
                Merchant.formOfAddress(customer),
                "AUFSD",
                customer.standing().block(),
                "KTOKD",
                "KUNA",
                "KUKLA",
                "01",
                "LAND1",
                customer.address().country(),
                "LOEVM",
                customer.standing().closed() ? "X" : "",
                "NAME1",
                customer.name().last(),
                "NAME2",
                customer.name().first(),
                "ORT01",
                customer.address().city(),
                "PSTLZ",
                customer.address().zip(),
                "SPRAS",
                customer.address().language(),
                "STRAS",
                customer.address().street(),
                "SPRAS_ISO",
                customer.address().isoLanguage());
        customer.standing().areas().forEach(area -> general.child(area(area)));
        if (customer.standing().credit() != Credit.UNWATCHED) {
            boolean blocked = customer.standing().credit() == Credit.BLOCKED;
            general.child(
                    segment("E1KNKAM", "MSGFN", "005", "KLIMG", "9000.00", "WAERS", customer.currency())
                            .build(),
                    segment(
                                    "E1KNKKM",
                                    "MSGFN",
                                    "005",
                                    "KKBER",
                                    "1000",
                                    "KLIMK",
                                    "9000.00",
                                    "CTLPC",
                                    "001",
                                    "CRBLB",
                                    blocked ? "X" : "")
                            .build());
        }
        return writer.message(
                new Subject(Merchant.bare(customer.number()), Part.CUSTOMER),
                "DEBMAS",
                "DEBMAS06",
                List.of(general.build()));
    }

    private static Segment area(Area area) {
        return segment(
                        "E1KNVVM",
                        "MSGFN",
                        "005",
                        "VKORG",
                        area.organization(),
                        "VTWEG",
                        "10",
                        "SPART",
                        "00",
                        "AUFSD",
                        area.block(),
                        "KDGRP",
                        area.group())
                .build();
    }

    OutgoingIdoc address(Customer customer) {
        Contact contact = customer.contact();
        return writer.message(
                new Subject(Merchant.bare(customer.number()), Part.ADDRESS),
                "ADRMAS",
                "ADRMAS02",
                List.of(segment("E1ADRMAS", "OBJ_TYPE", "KNA1", "OBJ_ID", customer.number(), "CONTEXT", "0001")
                        .child(
                                segment(
                                                "E1BPADTEL",
                                                "COUNTRYISO",
                                                customer.address().country(),
                                                "STD_NO",
                                                "X",
                                                "TEL_NO",
                                                contact.writtenPhone())
                                        .build(),
                                segment("E1BPADSMTP", "E_MAIL", "former." + contact.email(), "FLG_NOUSE", "X")
                                        .build(),
                                segment("E1BPADSMTP", "STD_NO", "X", "E_MAIL", contact.email())
                                        .build())
                        .build()));
    }

    /** @param discontinued whether it is marked for deletion (LVORM) */
    OutgoingIdoc article(Article article, boolean discontinued) {
        return writer.message(
                new Subject(Merchant.bare(article.number()), Part.ARTICLE),
                "MATMAS",
                "MATMAS05",
                List.of(segment(
                                "E1MARAM",
                                "MSGFN",
                                "005",
                                "MATNR",
                                article.number(),
                                "LVORM",
                                discontinued ? "X" : "",
                                "MATKL",
                                "01",
                                "MEINS",
                                "PCE")
                        .child(
                                segment(
                                                "E1MAKTM",
                                                "MSGFN",
                                                "005",
                                                "SPRAS",
                                                "D",
                                                "MAKTX",
                                                article.name() + " (de)",
                                                "SPRAS_ISO",
                                                "DE")
                                        .build(),
                                segment(
                                                "E1MAKTM",
                                                "MSGFN",
                                                "005",
                                                "SPRAS",
                                                "E",
                                                "MAKTX",
                                                article.name(),
                                                "SPRAS_ISO",
                                                "EN")
                                        .build())
                        .build()));
    }
}
