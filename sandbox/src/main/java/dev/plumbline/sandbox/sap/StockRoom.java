package dev.plumbline.sandbox.sap;

import static dev.plumbline.sandbox.sap.Writer.segment;

import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.sap.Merchant.Article;
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

    /** Tells what lies there now. The LIS and the planning list say it in two ways. */
    OutgoingIdoc count(Article article, String plant) {
        int free = at(article, plant);
        return dice.nextBoolean()
                ? writer.message(
                        "INVCON",
                        "INVCON01",
                        List.of(segment("E1MARAM", "MSGFN", "005", "MATNR", article.number())
                                .child(
                                        counted("E1ICSL0", article, plant, "", free - free / 3),
                                        counted("E1ICSL0", article, plant, "", free / 3),
                                        // Consignment stock belongs to the vendor.
                                        counted("E1ICSL0", article, plant, "K", 999))
                                .build()))
                : writer.message("LOISTD", "LOISTD01", List.of(counted("E1MDSTL", article, plant, "", free)));
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

    /** Something comes in, goes out or changes its plant. */
    OutgoingIdoc movement(Article article) {
        String plant = Merchant.PLANTS.get(dice.nextInt(Merchant.PLANTS.size()));
        String other = plant.equals("1000") ? "2000" : "1000";
        int there = at(article, plant);
        int quantity = 1 + dice.nextInt(9);
        if (there >= quantity && dice.nextInt(3) == 0) {
            change(article, plant, -quantity);
            change(article, other, quantity);
            return moved(article, "301", plant, other, quantity);
        }
        if (there >= quantity && dice.nextBoolean()) {
            change(article, plant, -quantity);
            return moved(article, "551", plant, "", quantity);
        }
        change(article, plant, quantity);
        return moved(article, "101", plant, "", quantity);
    }

    private OutgoingIdoc moved(Article article, String type, String plant, String toPlant, int quantity) {
        String day = Writer.date(writer.instant());
        return writer.message(
                "MBGMCR",
                "MBGMCR03",
                List.of(segment("E1MBGMCR")
                        .child(
                                segment(
                                                "E1BP2017_GM_HEAD_01",
                                                "PSTNG_DATE",
                                                day,
                                                "DOC_DATE",
                                                day,
                                                "REF_DOC_NO",
                                                "MV%08d".formatted(++movements))
                                        .build(),
                                segment(
                                                "E1BP2017_GM_ITEM_CREATE",
                                                "MATERIAL",
                                                article.number(),
                                                "PLANT",
                                                plant,
                                                "STGE_LOC",
                                                "0001",
                                                "MOVE_TYPE",
                                                type,
                                                "ENTRY_QNT",
                                                quantity + ".000",
                                                "ENTRY_UOM",
                                                "PCE",
                                                "MOVE_PLANT",
                                                toPlant)
                                        .build())
                        .build()));
    }
}
