package dev.plumbline.server.translate;

import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PROACT, LOISTD and INVCON: how much lies unrestricted. An INVCON tells storage locations apart where it names them, the others report a
 * plant as a whole; batches are added up. Special stock (consignment, sales order, project) is not freely sellable and left out.
 */
final class CountTranslation implements Rule {
    private record Lot(String material, Place place) {}

    @Override
    public Set<String> needsLayoutsOf() {
        return Set.of("E1MDSTL", "E1EDP32");
    }

    @Override
    public Outcome translate(Message message) {
        Map<Lot, BigDecimal> sums = new LinkedHashMap<>();
        message.idoc().walk().forEach(segment -> {
            switch (segment.name()) {
                case "E1MDSTL" -> add(sums, message, segment, "");
                case "E1ICSL0" -> {
                    if (segment.text("SOBKZ").isEmpty()) {
                        add(sums, message, segment, segment.text("LGORT"));
                    }
                }
                default -> addProact(sums, message, segment);
            }
        });
        List<StockCount> counts = sums.entrySet().stream()
                .map(sum -> new StockCount(
                        message.origin(), sum.getKey().material(), sum.getKey().place(), sum.getValue()))
                .toList();
        return counts.isEmpty()
                ? new Outcome.LeftOut("stock message without unrestricted stock")
                : message.says(List.of(new StockDocument(message.origin(), counts, List.of())));
    }

    private static void add(Map<Lot, BigDecimal> sums, Message message, Segment stock, String location) {
        String material = MaterialNumbers.first(stock, "MATNR", "MATNR_LONG")
                .orElseThrow(() -> UntranslatableException.missing(
                        stock.name(), "MATNR", "the material number says what was counted"));
        BigDecimal quantity = stock.quantity("LABST")
                .orElseThrow(() -> UntranslatableException.missing(
                        stock.name(), "LABST", "unrestricted stock is what a count is about"));
        sums.merge(new Lot(material, new Place(plantOf(stock, message), location)), quantity, BigDecimal::add);
    }

    /** An item of a PROACT: material in E1EDP19, quantities by category in E1EDP32; 020 is unrestricted. */
    private static void addProact(Map<Lot, BigDecimal> sums, Message message, Segment item) {
        for (Segment figure : item.children("E1EDP32")) {
            if (figure.text("QUALF").equals("020")) {
                String material = Message.qualified(item, "E1EDP19", "QUALF", "002")
                        .or(() -> Message.qualified(item, "E1EDP19", "QUALF", "001"))
                        .map(MaterialNumbers::of)
                        .filter(number -> !number.isEmpty())
                        .or(() -> MaterialNumbers.first(item, "MATNR"))
                        .orElseThrow(() -> UntranslatableException.missing(
                                "E1EDP19", "IDTNR", "the material number (QUALF 002) says what was counted"));
                BigDecimal quantity = quantityOf(figure);
                sums.merge(new Lot(material, new Place(plantOf(item, message), "")), quantity, BigDecimal::add);
            }
        }
    }

    private static BigDecimal quantityOf(Segment figure) {
        return figure.quantity("MENGE")
                .or(() -> figure.quantity("LFIMG"))
                .orElseThrow(
                        () -> UntranslatableException.missing(figure.name(), "MENGE", "a count needs its quantity"));
    }

    /** The plant of the item, else the location partner of the message; one nameless place where neither is given. */
    private static String plantOf(Segment item, Message message) {
        return Optional.of(item.text("WERKS"))
                .filter(plant -> !plant.isEmpty())
                .or(() -> message.qualified("E1EDKA1", "PARVW", "WE").flatMap(location -> location.key("PARTN")))
                .orElse("");
    }
}
