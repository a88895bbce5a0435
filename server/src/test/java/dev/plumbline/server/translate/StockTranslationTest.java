package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.complaint;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockMovement;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import org.junit.jupiter.api.Test;

class StockTranslationTest {
    private static Segment stock(String place, String quantity, String special) {
        return segment(
                "E1ICSL0",
                "MATNR",
                "000000000000000815",
                "WERKS",
                "1000",
                "LGORT",
                place,
                "LABST",
                quantity,
                "SOBKZ",
                special);
    }

    private static Idoc movement(String type, String... more) {
        Segment.Builder item = builder(
                "E1BP2017_GM_ITEM_CREATE",
                "MATERIAL",
                "000000000000000815",
                "PLANT",
                "1000",
                "MOVE_TYPE",
                type,
                "ENTRY_QNT",
                "3.000");
        for (int n = 0; n < more.length; n += 2) {
            item.with(more[n], more[n + 1]);
        }
        return idoc(
                "MBGMCR",
                "MBGMCR03",
                builder("E1MBGMCR")
                        .child(segment("E1BP2017_GM_HEAD_01", "REF_DOC_NO", "LS-77"), item.build())
                        .build());
    }

    private static StockMovement move(Idoc idoc) {
        StockDocument document = only(idoc);
        assertThat(document.movements()).hasSize(1);
        return document.movements().getFirst();
    }

    @Test
    void storageLocationsOfAPlantAreAddedAndSpecialStockIsLeftOut() {
        StockDocument document = only(idoc(
                "INVCON",
                "INVCON02",
                stock("0001", "5.000", ""),
                stock("0002", "2.000", ""),
                stock("0001", "9.000", "K")));
        assertThat(document.counts()).singleElement().satisfies(count -> {
            assertThat(count.material()).isEqualTo("815");
            assertThat(count.place()).isEqualTo("1000");
            assertThat(count.unrestricted()).isEqualByComparingTo("7");
        });
    }

    @Test
    void aLoistdCountsUnrestrictedStock() {
        StockDocument document = only(
                idoc("LOISTD", "LOISTD01", segment("E1MDSTL", "MATNR", "MAT-A", "WERKS", "1000", "LABST", "4.000")));
        assertThat(document.counts()).extracting(StockCount::material).containsExactly("MAT-A");
    }

    @Test
    void theSignComesFromTheMovementType() {
        assertThat(move(movement("601")).change()).isEqualByComparingTo("-3");
        assertThat(move(movement("101")).change()).isEqualByComparingTo("3");
    }

    @Test
    void theReversalFlagTurnsTheSign() {
        assertThat(move(movement("601", "XSTOB", "X")).change()).isEqualByComparingTo("3");
    }

    @Test
    void aTransferBetweenPlantsHasTwoLegs() {
        StockDocument document = only(movement("301", "MOVE_PLANT", "2000"));
        assertThat(document.movements())
                .extracting(StockMovement::place, movement -> movement.change().intValueExact())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1000", -3),
                        org.assertj.core.groups.Tuple.tuple("2000", 3));
    }

    @Test
    void aMovementWithinAPlantChangesNothing() {
        assertThat(ignored(movement("311"))).contains("leaves unrestricted stock as it is");
    }

    @Test
    void theSameMovementUnderANewIdocNumberHasTheSameId() {
        Idoc first = movement("601");
        Idoc again = new Idoc(
                first.control().toBuilder().docnum("0000000000009999").build(),
                first.segments(),
                first.statuses(),
                first.warnings());
        assertThat(move(again).id()).isEqualTo(move(first).id());
    }

    @Test
    void aMovementTypeOfTheSitesOwnIsAComplaint() {
        assertThat(complaint(movement("901")).field()).isEqualTo("MOVE_TYPE");
    }

    @Test
    void aFlatSegmentWithoutALayoutIsNoStockOfNothing() {
        Idoc flat = idoc(
                "PROACT",
                "PROACT01",
                Segment.named("E1EDP32").raw("020        17.000").build());
        assertThat(complaint(flat).reason()).contains("E1EDP32", "WE60", "PLUMBLINE_IDOC_SCHEMAS");
    }
}
