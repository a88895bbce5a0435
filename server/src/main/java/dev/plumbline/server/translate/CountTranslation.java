package dev.plumbline.server.translate;

import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.mapping.source.CountSource;
import dev.plumbline.mapping.source.CountSource.Figure;
import dev.plumbline.mapping.source.CountSource.Stock;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.SourceField;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PROACT, LOISTD and INVCON: how much lies unrestricted. An INVCON tells storage locations apart where it names them, the others report a
 * plant as a whole; batches are added up. Special stock (consignment, sales order, project) is not freely sellable and left out.
 */
final class CountTranslation implements Rule {
    private record Lot(String material, Place place) {}

    @Override
    public Outcome translate(Message message) {
        Scope count = message.as(SourceDocument.STOCK_COUNT);
        Map<Lot, BigDecimal> sums = new LinkedHashMap<>();
        count.each(CountSource.STOCKS).stream()
                .filter(stock -> !stock.text(Stock.OWNER).equals("special"))
                .forEach(stock -> add(sums, count, stock));
        List<StockCount> counts = sums.entrySet().stream()
                .map(sum -> new StockCount(
                        message.origin(), sum.getKey().material(), sum.getKey().place(), sum.getValue()))
                .toList();
        return counts.isEmpty()
                ? new Outcome.LeftOut("stock message without unrestricted stock")
                : message.says(List.of(new StockDocument(message.origin(), counts, List.of())));
    }

    /** The quantity of the stock's own segment, or those of segments of their own: an item that has none of either counts nothing. */
    private static void add(Map<Lot, BigDecimal> sums, Scope count, Scope stock) {
        if (stock.isMentioned(Stock.QUANTITY)) {
            sums.merge(lotOf(count, stock), quantityOf(stock, Stock.QUANTITY), BigDecimal::add);
        }
        stock.each(Stock.FIGURES)
                .forEach(figure ->
                        sums.merge(lotOf(count, stock), quantityOf(figure, Figure.QUANTITY), BigDecimal::add));
    }

    /** The plant of the item, else that of the message; one nameless place where neither is given. */
    private static Lot lotOf(Scope count, Scope stock) {
        String plant = stock.text(Stock.PLANT);
        return new Lot(
                Message.requiredKey(stock, Stock.MATERIAL, "the material number says what was counted"),
                new Place(
                        plant.isEmpty() ? count.key(CountSource.PLANT).orElse("") : plant, stock.text(Stock.LOCATION)));
    }

    private static BigDecimal quantityOf(Scope scope, SourceField field) {
        return scope.number(field)
                .orElseThrow(() ->
                        UntranslatableException.missing(scope, field, "unrestricted stock is what a count is about"));
    }
}
