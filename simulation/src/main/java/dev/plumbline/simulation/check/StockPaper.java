package dev.plumbline.simulation.check;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.simulation.world.Letter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts, movements and prices, read from the forms in which the merchant sends them. */
final class StockPaper {
    private StockPaper() {}

    static List<Paper> of(Letter letter, Idoc idoc) {
        return switch (idoc.control().messageType()) {
            case "INVCON" -> inventory(letter, all(idoc, "E1ICSL0"));
            case "LOISTD" -> inventory(letter, all(idoc, "E1MDSTL"));
            case "PROACT" -> reported(letter, idoc);
            case "MBGMCR" ->
                all(idoc, "E1BP2017_GM_ITEM_CREATE")
                        .flatMap(item -> moved(
                                letter,
                                item,
                                new Names("MATERIAL", "PLANT", "MOVE_PLANT", "MOVE_TYPE", "ENTRY_QNT", "SPEC_STOCK")))
                        .toList();
            case "WMMBXY" ->
                all(idoc, "E1MBXYI")
                        .flatMap(item ->
                                moved(letter, item, new Names("MATNR", "WERKS", "UMWRK", "BWART", "ERFMG", "SOBKZ")))
                        .toList();
            case "COND_A" ->
                all(idoc, "E1KOMG").flatMap(key -> price(letter, key).stream()).toList();
            default -> List.of();
        };
    }

    private static Stream<Segment> all(Idoc idoc, String name) {
        return idoc.walk().filter(segment -> segment.name().equals(name));
    }

    /** Stock that belongs to nobody in particular, summed by material and plant. */
    private static List<Paper> inventory(Letter letter, Stream<Segment> rows) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.filter(row -> row.text("SOBKZ").isEmpty())
                .forEach(row -> sums.merge(
                        Paper.bare(row.text("MATNR")) + "/" + row.text("WERKS"),
                        new BigDecimal(row.text("LABST")),
                        BigDecimal::add));
        List<Paper> counts = new ArrayList<>();
        sums.forEach((place, quantity) -> {
            int slash = place.lastIndexOf('/');
            counts.add(new Paper.Count(letter, place.substring(0, slash), place.substring(slash + 1), quantity));
        });
        return counts;
    }

    private static List<Paper> reported(Letter letter, Idoc idoc) {
        List<Paper> counts = new ArrayList<>();
        all(idoc, "E1EDP01").forEach(item -> {
            String material = item.child("E1EDP19")
                    .map(name -> Paper.bare(name.text("IDTNR")))
                    .orElse("");
            item.children("E1EDP32").stream()
                    .filter(quantity -> quantity.text("QUALF").equals("020"))
                    .forEach(quantity -> counts.add(new Paper.Count(
                            letter, material, item.text("WERKS"), new BigDecimal(quantity.text("MENGE")))));
        });
        return counts;
    }

    /** Of all customers, and of today: what will hold later is none yet. */
    private static List<Paper> price(Letter letter, Segment key) {
        String today = idocDate(letter);
        return key.text("KUNNR").isEmpty()
                ? key.children("E1KONH").stream()
                        .filter(period -> period.text("DATAB").compareTo(today) <= 0)
                        .flatMap(period -> period.children("E1KONP").stream())
                        .<Paper>map(price -> new Paper.Price(
                                letter,
                                Paper.bare(key.text("MATNR")),
                                new BigDecimal(price.text("KBETR"))
                                        .divide(new BigDecimal(price.text("KPEIN")), 2, RoundingMode.HALF_UP)))
                        .toList()
                : List.of();
    }

    private static String idocDate(Letter letter) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(
                letter.created().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private record Names(String material, String plant, String toPlant, String type, String quantity, String special) {}

    private static Stream<Paper> moved(Letter letter, Segment item, Names names) {
        if (!item.text(names.special()).isEmpty()) {
            return Stream.of();
        }
        String material = Paper.bare(item.text(names.material()));
        BigDecimal quantity = new BigDecimal(item.text(names.quantity()));
        BigDecimal signed = item.flag("XSTOB") ? quantity.negate() : quantity;
        String from = item.text(names.plant());
        return switch (item.text(names.type())) {
            case "101" -> Stream.of(new Paper.Movement(letter, material, from, signed));
            case "551" -> Stream.of(new Paper.Movement(letter, material, from, signed.negate()));
            case "301" ->
                Stream.of(
                        new Paper.Movement(letter, material, from, signed.negate()),
                        new Paper.Movement(letter, material, item.text(names.toPlant()), signed));
            default ->
                throw new IllegalStateException("The simulation knows no movement type " + item.text(names.type()));
        };
    }
}
