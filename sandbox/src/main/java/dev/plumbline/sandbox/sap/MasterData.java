package dev.plumbline.sandbox.sap;

import static dev.plumbline.sandbox.sap.Writer.segment;

import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import java.util.List;

/** Customers, their addresses, and articles as IDocs. */
final class MasterData {
    private final Writer writer;

    MasterData(Writer writer) {
        this.writer = writer;
    }

    OutgoingIdoc customer(Customer customer) {
        return writer.message(
                "DEBMAS",
                "DEBMAS06",
                List.of(segment(
                                "E1KNA1M",
                                "MSGFN",
                                "005",
                                "KUNNR",
                                customer.number(),
                                "ANRED",
                                Merchant.formOfAddress(customer),
                                "AUFSD",
                                customer.block(),
                                "KTOKD",
                                "KUNA",
                                "KUKLA",
                                "01",
                                "LAND1",
                                customer.address().country(),
                                "NAME1",
                                customer.last(),
                                "NAME2",
                                customer.first(),
                                "ORT01",
                                customer.address().city(),
                                "PSTLZ",
                                customer.address().zip(),
                                "SPRAS",
                                customer.address().language(),
                                "STRAS",
                                customer.address().street(),
                                "SPRAS_ISO",
                                customer.address().isoLanguage())
                        .child(segment(
                                        "E1KNVVM",
                                        "MSGFN",
                                        "005",
                                        "VKORG",
                                        "1000",
                                        "VTWEG",
                                        "10",
                                        "SPART",
                                        "00",
                                        "KDGRP",
                                        customer.group())
                                .build())
                        .build()));
    }

    OutgoingIdoc address(Customer customer) {
        return writer.message(
                "ADRMAS",
                "ADRMAS02",
                List.of(segment("E1ADRMAS", "OBJ_TYPE", "KNA1", "OBJ_ID", customer.number(), "CONTEXT", "0001")
                        .child(
                                segment("E1BPADTEL", "STD_NO", "X", "TEL_NO", customer.phone())
                                        .build(),
                                segment("E1BPADSMTP", "E_MAIL", "former." + customer.email(), "FLG_NOUSE", "X")
                                        .build(),
                                segment("E1BPADSMTP", "STD_NO", "X", "E_MAIL", customer.email())
                                        .build())
                        .build()));
    }

    OutgoingIdoc article(Article article) {
        return writer.message(
                "MATMAS",
                "MATMAS05",
                List.of(segment("E1MARAM", "MSGFN", "005", "MATNR", article.number(), "MATKL", "01", "MEINS", "PCE")
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
