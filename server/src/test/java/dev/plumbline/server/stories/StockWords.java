package dev.plumbline.server.stories;

import static dev.plumbline.server.stories.ItemWords.locationOf;
import static dev.plumbline.server.stories.ItemWords.plantOf;
import static dev.plumbline.server.stories.Segments.segment;

import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Articles, counts and movements, in the words of the stories. */
final class StockWords {
    private StockWords() {}

    static SapMessage material(String number, String text) {
        Clause clause = Clause.of(text).getFirst();
        Segment article = Segments.builder(
                        "E1MARAM",
                        "MATNR",
                        OrderWords.material(number),
                        "LVORM",
                        clause.says("marked for deletion") ? "X" : "",
                        "MATKL",
                        clause.after("group", ""),
                        "MSTAE",
                        clause.after("status", ""))
                .child(segment("E1MAKTM", "SPRAS_ISO", "EN", "MAKTX", clause.after("title", "")))
                .build();
        clause.end();
        return new SapMessage.Wire("MATMAS", "MATMAS05", List.of(article), false);
    }

    /** A plant is counted by LOISTD, a storage location by INVCON. */
    static SapMessage count(String text) {
        List<Segment> figures = new ArrayList<>();
        boolean locations = false;
        for (Clause clause : Clause.of(text)) {
            ItemWords item = ItemWords.of(clause);
            String place = item.at().place();
            String special = clause.after("special stock", "");
            clause.end();
            locations = !locationOf(place).isEmpty();
            figures.add(segment(
                    locations ? "E1ICSL0" : "E1MDSTL",
                    "MATNR",
                    OrderWords.material(item.material()),
                    "WERKS",
                    plantOf(place),
                    "LGORT",
                    locationOf(place),
                    "SOBKZ",
                    special,
                    "LABST",
                    item.quantity()));
        }
        return new SapMessage.Wire(
                locations ? "INVCON" : "LOISTD", locations ? "INVCON02" : "LOISTD01", figures, false);
    }

    /** Each clause is an item headed by its movement type. */
    static SapMessage movement(String reference, String text, StoryClock.Moment created) {
        List<Segment> segments = new ArrayList<>();
        segments.add(segment("E1BP2017_GM_HEAD_01", "PSTNG_DATE", created.sapDate(), "REF_DOC_NO", reference));
        for (Clause clause : Clause.of(text)) {
            ItemWords item = ItemWords.of(clause);
            segments.add(segment(
                    "E1BP2017_GM_ITEM_CREATE",
                    "MATERIAL",
                    OrderWords.material(item.material()),
                    "PLANT",
                    plantOf(item.at().place()),
                    "STGE_LOC",
                    locationOf(item.at().place()),
                    "MOVE_TYPE",
                    clause.head(),
                    "STCK_TYPE",
                    clause.after("stock type", ""),
                    "SPEC_STOCK",
                    clause.after("special stock", ""),
                    "ENTRY_QNT",
                    item.quantity(),
                    "MOVE_PLANT",
                    plantOf(item.at().target()),
                    "MOVE_STLOC",
                    locationOf(item.at().target()),
                    "XSTOB",
                    clause.says("reversal") ? "X" : ""));
            clause.end();
        }
        return new SapMessage.Wire("MBGMCR", "MBGMCR03", segments, false);
    }

    /** PROACT: an item for each material, with its quantities by category. */
    static SapMessage vendorCount(String text) {
        List<Segment> items = new ArrayList<>();
        for (Clause clause : Clause.of(text)) {
            ItemWords item = ItemWords.of(clause);
            clause.end();
            items.add(Segments.builder("E1EDP10", "WERKS", plantOf(item.at().place()))
                    .child(segment("E1EDP19", "QUALF", "002", "IDTNR", OrderWords.material(item.material())))
                    .child(segment("E1EDP32", "QUALF", "020", "MENGE", item.quantity()))
                    .child(segment("E1EDP32", "QUALF", "021", "MENGE", "1000"))
                    .build());
        }
        return new SapMessage.Wire("PROACT", "PROACT01", items, false);
    }

    /** A row of MARD. */
    static SapMessage extractedCount(String text) {
        Clause clause = Clause.of(text).getFirst();
        ItemWords item = ItemWords.of(clause);
        clause.end();
        Place place = new Place(plantOf(item.at().place()), locationOf(item.at().place()));
        return new SapMessage.Extract(
                origin -> new StockCount(origin, item.material(), place, new BigDecimal(item.quantity())));
    }

    static SapMessage warehouseMovement(String reference, String text, StoryClock.Moment created) {
        List<Segment> items = new ArrayList<>();
        for (Clause clause : Clause.of(text)) {
            ItemWords item = ItemWords.of(clause);
            items.add(segment(
                    "E1MBXYI",
                    "MATNR",
                    OrderWords.material(item.material()),
                    "WERKS",
                    plantOf(item.at().place()),
                    "LGORT",
                    locationOf(item.at().place()),
                    "BWART",
                    clause.head(),
                    "SOBKZ",
                    clause.after("special stock", ""),
                    "ERFMG",
                    item.quantity()));
            clause.end();
        }
        Segment.Builder header = Segments.builder("E1MBXYH", "BUDAT", created.sapDate(), "XBLNR", reference);
        items.forEach(header::child);
        return new SapMessage.Wire("WMMBXY", "WMMBID02", List.of(header.build()), false);
    }
}
