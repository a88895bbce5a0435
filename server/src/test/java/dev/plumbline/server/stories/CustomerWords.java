package dev.plumbline.server.stories;

import static dev.plumbline.server.stories.OrderWords.padded;
import static dev.plumbline.server.stories.Segments.builder;
import static dev.plumbline.server.stories.Segments.segment;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Customers, their addresses, credit and service notifications, in the words of the stories. */
final class CustomerWords {
    private final StoryClock clock;

    CustomerWords(StoryClock clock) {
        this.clock = clock;
    }

    static SapMessage customer(String number, String text) {
        List<Clause> clauses = Clause.of(text);
        Clause general = clauses.getFirst();
        Optional<String> person = general.after("person");
        String[] names = person.orElse("").split(" ", 2);
        Segment.Builder customer = builder(
                "E1KNA1M",
                "MSGFN",
                general.says("deleted") ? "003" : "005",
                "KUNNR",
                padded(number),
                "ANRED",
                person.isPresent() ? "Frau" : "Firma",
                "AUFSD",
                general.after("order block", ""),
                "KTOKD",
                general.after("account group", "KUNA"),
                "KUKLA",
                general.after("class", ""),
                "LAND1",
                general.after("country", "DE"),
                "LOEVM",
                general.says("marked for deletion") ? "X" : "",
                "NAME1",
                person.isPresent() ? names[1] : general.after("company", "Nordwind GmbH"),
                "NAME2",
                person.isPresent() ? names[0] : "",
                "ORT01",
                general.after("city", ""),
                "PSTLZ",
                general.after("postal code", ""),
                "SPERR",
                general.says("posting block") ? "X" : "",
                "SPRAS_ISO",
                general.after("language", ""),
                "STRAS",
                general.after("street", ""),
                "TELF1",
                general.after("telephone", ""));
        clauses.stream()
                .filter(clause -> clause.head().startsWith("area "))
                .forEach(clause -> customer.child(areaOf(clause)));
        clauses.stream()
                .filter(clause -> clause.head().startsWith("credit area "))
                .forEach(clause -> customer.child(creditOf(clause)));
        List<Segment> segments = new ArrayList<>(List.of(customer.build()));
        Segments.ofTheSite(general).ifPresent(segments::add);
        clauses.forEach(Clause::end);
        return new SapMessage.Wire("DEBMAS", "DEBMAS06", segments, false);
    }

    private static Segment areaOf(Clause clause) {
        String[] area = clause.head().substring("area ".length()).split("/", -1);
        return segment(
                "E1KNVVM",
                "VKORG",
                area[0],
                "VTWEG",
                area[1],
                "SPART",
                area[2],
                "KDGRP",
                clause.after("group", ""),
                "AUFSD",
                clause.says("blocked") ? "01" : "",
                "LOEVM",
                clause.says("marked for deletion") ? "X" : "");
    }

    private static Segment creditOf(Clause clause) {
        return segment(
                "E1KNKKM",
                "KKBER",
                clause.head().substring("credit area ".length()),
                "KLIMK",
                clause.after("limit", ""),
                "CRBLB",
                clause.says("blocked") ? "X" : "");
    }

    static SapMessage address(String number, String text) {
        Clause clause = Clause.of(text).getFirst();
        Segment.Builder address = builder("E1ADRMAS", "OBJ_TYPE", "KNA1", "OBJ_ID", padded(number), "CONTEXT", "0001");
        clause.after("country").ifPresent(country -> address.child(segment("E1BPAD1VL", "COUNTRY", country)));
        clause.after("telephone")
                .ifPresent(telephone -> address.child(segment("E1BPADTEL", "STD_NO", "X", "TELEPHONE", telephone)));
        clause.after("e-mail").ifPresent(email -> address.child(segment("E1BPADSMTP", "STD_NO", "X", "E_MAIL", email)));
        clause.end();
        return new SapMessage.Wire("ADRMAS", "ADRMAS03", List.of(address.build()), false);
    }

    /** A row of KNKK. */
    static SapMessage credit(String number, String text) {
        Clause clause = Clause.of(text).getFirst();
        Optional<BigDecimal> limit = clause.after("limit").map(BigDecimal::new);
        Optional<BigDecimal> exposure = clause.after("exposure").map(BigDecimal::new);
        boolean blocked = clause.says("blocked");
        String area = clause.head().replace("credit area ", "");
        clause.end();
        return new SapMessage.Extract(
                origin -> new CreditDocument(origin, number, area, "EUR", limit, exposure, blocked, ""));
    }

    /** A row of QMEL with its status. */
    SapMessage ticket(String number, String text) {
        Clause clause = Clause.of(text).getFirst();
        String customer = clause.after("customer").orElseThrow();
        StoryClock.Moment opened = clock.read(clause.after("opened").orElseThrow());
        String type = clause.after("type", "Q1");
        boolean open = !clause.says("completed");
        clause.end();
        return new SapMessage.Extract(origin -> new ServiceNotification(
                origin, number, customer, type, "", "", new BusinessTime(opened.instant(), opened.dayOnly()), open));
    }
}
