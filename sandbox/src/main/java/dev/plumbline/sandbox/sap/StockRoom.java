package dev.plumbline.sandbox.sap;

import static dev.plumbline.sandbox.sap.Writer.segment;

import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import dev.plumbline.sandbox.sap.Writer.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What lies in the plants, and the messages about it: counts of a whole plant, and movements between them. */
final class StockRoom {
    private final Writer writer;
    private final RandomGenerator dice;
    private final Map<Place, Integer> stock = new HashMap<>();
    private int movements;

    StockRoom(Writer writer, RandomGenerator dice) {
        this.writer = writer;
        this.dice = dice;
    }

    private record Place(String article, String plant) {}

    /** What SAP knows of an article in all plants. */
    int sellable(Article article) {
        return Merchant.PLANTS.stream().mapToInt(plant -> at(article, plant)).sum();
    }

    private int at(Article article, String plant) {
        return stock.getOrDefault(new Place(article.number(), plant), 0);
    }

    private void change(Article article, String plant, int by) {
        stock.merge(new Place(article.number(), plant), by, Integer::sum);
    }

    /** Counts an article for the first time. */
    OutgoingIdoc firstCount(Article article, String plant) {
        change(article, plant, 20 + dice.nextInt(200));
        return count(article, plant);
    }

    /** Tells what lies there now. The LIS, the planning list and the vendor's report say it in three ways. */
    OutgoingIdoc count(Article article, String plant) {
        int free = at(article, plant);
        return switch (dice.nextInt(5)) {
            case 0, 1 ->
                writer.message(about(article, Part.COUNT), "INVCON", "INVCON01", inventory(article, plant, free));
            case 2, 3 ->
                writer.message(
                        about(article, Part.COUNT),
                        "LOISTD",
                        "LOISTD01",
                        List.of(counted("E1MDSTL", article, plant, "", free)));
            default ->
                writer.message(
                        about(article, Part.COUNT), "PROACT", "PROACT01", List.of(reported(article, plant, free)));
        };
    }

    private static Subject about(Article article, Part part) {
        return new Subject(Merchant.bare(article.number()), part);
    }

    private static List<Segment> inventory(Article article, String plant, int free) {
        return List.of(segment("E1MARAM", "MSGFN", "005", "MATNR", article.number())
                .child(
                        counted("E1ICSL0", article, plant, "", free - free / 3),
                        counted("E1ICSL0", article, plant, "", free / 3),
                        // Consignment stock belongs to the vendor.
                        counted("E1ICSL0", article, plant, "K", 999))
                .build());
    }

    private static Segment counted(String name, Article article, String plant, String special, int free) {
        return segment(
                        name,
                        "MATNR",
                        article.number(),
                        "WERKS",
                        plant,
                        "SOBKZ",
                        special,
                        "LABST",
                        free + ".000",
                        "INSME",
                        "5.000")
                .build();
    }

    /** 020 is unrestricted stock, 021 is still being inspected. */
    private static Segment reported(Article article, String plant, int free) {
        return segment("E1EDP01", "POSEX", "000010", "WERKS", plant)
                .child(
                        segment("E1EDP19", "QUALF", "002", "IDTNR", article.number())
                                .build(),
                        segment("E1EDP32", "QUALF", "020", "MENGE", free + ".000", "MENEE", "PCE")
                                .build(),
                        segment("E1EDP32", "QUALF", "021", "MENGE", "7.000", "MENEE", "PCE")
                                .build())
                .build();
    }

    /**
     * One movement.
     *
     * @param toPlant where to, for a movement between plants, else empty
     * @param reversed whether it takes an earlier one back (XSTOB)
     */
    private record Movement(String type, String plant, String toPlant, int quantity, boolean reversed) {}

    /** Something comes in, goes out or changes its plant. */
    OutgoingIdoc movement(Article article) {
        String plant = Merchant.PLANTS.get(dice.nextInt(Merchant.PLANTS.size()));
        String other = plant.equals("1000") ? "2000" : "1000";
        int quantity = 1 + dice.nextInt(9);
        Movement movement = at(article, plant) < quantity
                ? new Movement("101", plant, "", quantity, false)
                : switch (dice.nextInt(6)) {
                    case 0 -> new Movement("301", plant, other, quantity, false);
                    case 1, 2 -> new Movement("551", plant, "", quantity, false);
                    case 3 -> new Movement("101", plant, "", quantity, true);
                    default -> new Movement("101", plant, "", quantity, false);
                };
        boolean comesIn = movement.type().equals("101") != movement.reversed();
        change(article, plant, comesIn ? quantity : -quantity);
        if (!movement.toPlant().isEmpty()) {
            change(article, other, quantity);
        }
        return dice.nextInt(4) == 0 ? inTheClassicForm(article, movement) : told(article, movement, "");
    }

    /** A movement of stock that belongs to one customer's order: nobody else can buy it, before or after. */
    OutgoingIdoc movementForAnOrder(Article article) {
        return told(article, new Movement("101", Merchant.PLANTS.getFirst(), "", 3, false), "E");
    }

    private OutgoingIdoc told(Article article, Movement movement, String special) {
        String day = Writer.date(writer.instant());
        Segment head = segment("E1BP2017_GM_HEAD_01", "PSTNG_DATE", day, "DOC_DATE", day, "REF_DOC_NO", nextReference())
                .build();
        Segment item = segment(
                        "E1BP2017_GM_ITEM_CREATE",
                        "MATERIAL",
                        article.number(),
                        "PLANT",
                        movement.plant(),
                        "STGE_LOC",
                        "0001",
                        "MOVE_TYPE",
                        movement.type(),
                        "SPEC_STOCK",
                        special,
                        "ENTRY_QNT",
                        movement.quantity() + ".000",
                        "ENTRY_UOM",
                        "PCE",
                        "MOVE_PLANT",
                        movement.toPlant(),
                        "XSTOB",
                        movement.reversed() ? "X" : "")
                .build();
        return writer.message(
                about(article, Part.MOVEMENT),
                "MBGMCR",
                "MBGMCR03",
                List.of(segment("E1MBGMCR").child(head, item).build()));
    }

    private OutgoingIdoc inTheClassicForm(Article article, Movement movement) {
        String day = Writer.date(writer.instant());
        Segment item = segment(
                        "E1MBXYI",
                        "MATNR",
                        article.number(),
                        "WERKS",
                        movement.plant(),
                        "LGORT",
                        "0001",
                        "BWART",
                        movement.type(),
                        "ERFMG",
                        movement.quantity() + ".000",
                        "ERFME",
                        "PCE",
                        "UMWRK",
                        movement.toPlant(),
                        "XSTOB",
                        movement.reversed() ? "X" : "")
                .build();
        return writer.message(
                about(article, Part.MOVEMENT),
                "WMMBXY",
                "WMMBID02",
                List.of(segment("E1MBXYH", "BLDAT", day, "BUDAT", day, "XBLNR", nextReference())
                        .child(item)
                        .build()));
    }

    private String nextReference() {
        return "MV%08d".formatted(++movements);
    }
}
