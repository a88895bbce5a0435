package dev.plumbline.bench.idoc;

import dev.plumbline.bench.idoc.JaxbOrders.E1edk03;
import dev.plumbline.bench.idoc.JaxbOrders.E1edp01;
import dev.plumbline.bench.idoc.JaxbOrders.E1edp19;
import dev.plumbline.bench.idoc.JaxbOrders.JaxbIdoc;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an order tells that was read by JAXB. Texts are as the IDoc has them and empty when it has none.
 *
 * @param docnum of the IDoc
 * @param number of the order
 * @param customer the sold-to party's number
 * @param date YYYYMMDD
 * @param time HHMMSS
 */
public record PlacedOrder(
        String docnum, String number, String customer, String date, String time, String currency, List<Item> items) {
    public PlacedOrder {
        items = List.copyOf(items);
    }

    /** A line of an order. */
    public record Item(String sku, String name, BigDecimal quantity, BigDecimal price, BigDecimal value) {}

    /** What all items come to. */
    public BigDecimal value() {
        return items.stream().map(Item::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static PlacedOrder of(JaxbIdoc idoc) {
        Optional<E1edk03> created = first(idoc.E1EDK03, day -> "025".equals(day.IDDAT));
        return new PlacedOrder(
                text(Objects.requireNonNull(idoc.EDI_DC40, "an IDoc without its control record").DOCNUM),
                first(idoc.E1EDK02, number -> "002".equals(number.QUALF))
                        .map(number -> bare(number.BELNR))
                        .orElse(""),
                first(idoc.E1EDKA1, partner -> "AG".equals(partner.PARVW))
                        .map(partner -> bare(partner.PARTN))
                        .orElse(""),
                created.map(day -> text(day.DATUM)).orElse(""),
                created.map(day -> text(day.UZEIT)).orElse(""),
                idoc.E1EDK01.isEmpty() ? "" : text(idoc.E1EDK01.getFirst().CURCY),
                idoc.E1EDP01.stream().map(PlacedOrder::item).toList());
    }

    private static Item item(E1edp01 item) {
        Optional<E1edp19> article = first(item.E1EDP19, object -> "002".equals(object.QUALF));
        return new Item(
                article.map(object -> bare(object.IDTNR)).orElse(""),
                article.map(object -> text(object.KTEXT)).orElse(""),
                number(item.MENGE),
                number(item.VPREI),
                number(item.NETWR));
    }

    private static <T> Optional<T> first(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static String bare(@Nullable String number) {
        return text(number).replaceFirst("^0+", "");
    }

    private static BigDecimal number(@Nullable String value) {
        return text(value).isEmpty() ? BigDecimal.ZERO : new BigDecimal(text(value));
    }
}
