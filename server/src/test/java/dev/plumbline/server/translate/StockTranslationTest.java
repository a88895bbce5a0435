package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.MAPPING;
import static dev.plumbline.server.translate.Sent.complaint;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.mapped;
import static dev.plumbline.server.translate.Sent.only;
import static dev.plumbline.server.translate.Sent.read;
import static dev.plumbline.server.translate.Sent.translate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockMovement;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.source.MovementSource;
import dev.plumbline.mapping.source.MovementSource.Item;
import dev.plumbline.mapping.source.SourceDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void batchesOfAStorageLocationAreAddedAndSpecialStockIsLeftOut() {
        StockDocument document = only(idoc(
                "INVCON",
                "INVCON02",
                stock("0001", "5.000", ""),
                stock("0001", "2.000", ""),
                stock("0002", "1.000", ""),
                stock("0001", "9.000", "K")));
        assertThat(document.counts())
                .extracting(
                        count -> count.place().toString(),
                        count -> count.unrestricted().intValueExact())
                .containsExactly(tuple("1000/0001", 7), tuple("1000/0002", 1));
    }

    @Test
    void aCountThatNamesNoStorageLocationIsOneOfThePlant() {
        StockDocument document = only(idoc("INVCON", "INVCON02", stock("", "5.000", "")));
        assertThat(document.counts()).extracting(StockCount::place).containsExactly(new Place("1000", ""));
    }

    @Test
    void aProactCountsThePlant() {
        StockDocument document = only(idoc(
                "PROACT",
                "PROACT01",
                builder("E1EDP01", "WERKS", "1000", "LGORT", "0001")
                        .child(
                                segment("E1EDP19", "QUALF", "002", "IDTNR", "MAT-A"),
                                segment("E1EDP32", "QUALF", "020", "MENGE", "4.000"),
                                segment("E1EDP32", "QUALF", "022", "MENGE", "9.000"))
                        .build()));
        assertThat(document.counts()).singleElement().satisfies(count -> {
            assertThat(count.place()).isEqualTo(new Place("1000", ""));
            assertThat(count.unrestricted()).isEqualByComparingTo("4");
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

    private static List<Tuple> legs(Idoc idoc) {
        StockDocument document = only(idoc);
        return document.movements().stream()
                .map(movement -> tuple(
                        movement.material(),
                        movement.place().toString(),
                        movement.change().intValueExact()))
                .toList();
    }

    @Test
    void aTransferBetweenPlantsHasTwoLegs() {
        assertThat(legs(movement("301", "STGE_LOC", "0001", "MOVE_PLANT", "2000", "MOVE_STLOC", "0009")))
                .containsExactly(tuple("815", "1000/0001", -3), tuple("815", "2000/0009", 3));
        assertThat(legs(movement("301", "MOVE_PLANT", "2000")))
                .containsExactly(tuple("815", "1000", -3), tuple("815", "2000", 3));
    }

    @Test
    void aTransferBetweenStorageLocationsHasTwoLegs() {
        assertThat(legs(movement("311", "STGE_LOC", "0001", "MOVE_STLOC", "0002")))
                .containsExactly(tuple("815", "1000/0001", -3), tuple("815", "1000/0002", 3));
        assertThat(legs(movement("312", "STGE_LOC", "0001", "MOVE_STLOC", "0002")))
                .containsExactly(tuple("815", "1000/0001", 3), tuple("815", "1000/0002", -3));
    }

    @Test
    void aTransferBetweenMaterialsHasTwoLegs() {
        assertThat(legs(movement("309", "STGE_LOC", "0001", "MOVE_MAT", "000000000000000816")))
                .containsExactly(tuple("815", "1000/0001", -3), tuple("816", "1000/0001", 3));
    }

    @Test
    void theLegsOfATransferHaveDifferentIds() {
        StockDocument document = only(movement("311", "STGE_LOC", "0001", "MOVE_STLOC", "0002"));
        assertThat(document.movements()).extracting(StockMovement::id).doesNotHaveDuplicates();
    }

    @Test
    void aTransferWithoutAReceiverIsAComplaint() {
        assertThat(complaint(movement("311", "STGE_LOC", "0001")).field()).isEqualTo("MOVE_STLOC");
        assertThat(complaint(movement("301", "STGE_LOC", "0001")).field()).isEqualTo("MOVE_PLANT");
    }

    @Test
    void aTransferInTwoStepsIsFreeAtNeitherPlaceInBetween() {
        assertThat(legs(movement("313", "STGE_LOC", "0001"))).containsExactly(tuple("815", "1000/0001", -3));
        assertThat(legs(movement("315", "STGE_LOC", "0002"))).containsExactly(tuple("815", "1000/0002", 3));
    }

    @Test
    void stockThatIsFreedCountsWhereItGoes() {
        assertThat(legs(movement("321", "STGE_LOC", "0001", "STCK_TYPE", "X")))
                .containsExactly(tuple("815", "1000/0001", 3));
        assertThat(legs(movement("343", "STGE_LOC", "0001", "MOVE_STLOC", "0002")))
                .containsExactly(tuple("815", "1000/0002", 3));
        assertThat(legs(movement("322", "STGE_LOC", "0001"))).containsExactly(tuple("815", "1000/0001", -3));
        assertThat(legs(movement("344", "STGE_LOC", "0001"))).containsExactly(tuple("815", "1000/0001", -3));
    }

    @Test
    void specialStockIsLeftOutUnlessItBecomesOrWasFree() {
        assertThat(ignored(movement("601", "SPEC_STOCK", "E"))).contains("leaves unrestricted stock as it is");
        assertThat(move(movement("411", "SPEC_STOCK", "K")).change()).isEqualByComparingTo("3");
        assertThat(move(movement("413", "SPEC_STOCK", "E")).change()).isEqualByComparingTo("-3");
    }

    @Test
    void specialStockThatIsFreedStaysSpecial() {
        assertThat(ignored(movement("321", "SPEC_STOCK", "E"))).contains("leaves unrestricted stock as it is");
    }

    @Test
    void aReceiptIntoQualityInspectionIsNotFree() {
        assertThat(ignored(movement("101", "STCK_TYPE", "X"))).contains("leaves unrestricted stock as it is");
    }

    @Test
    void theQuantityIsInTheBaseUnitWhereTheSenderGivesIt() {
        Segment item = builder(
                        "E1BP2017_GM_ITEM_CREATE",
                        "PLANT",
                        "1000",
                        "MOVE_TYPE",
                        "601",
                        "ENTRY_QNT",
                        "2.000",
                        "ENTRY_UOM",
                        "CS")
                .child(segment(
                        "E1BP2017_GM_ITEM_CREATE1",
                        "QUANTITY",
                        "24.000",
                        "BASE_UOM",
                        "PCE",
                        "MATERIAL_LONG",
                        "000000000000000815"))
                .build();
        assertThat(legs(idoc(
                        "MBGMCR", "MBGMCR03", builder("E1MBGMCR").child(item).build())))
                .containsExactly(tuple("815", "1000", -24));
    }

    @Test
    void theClassicMessageHasItsOwnNames() {
        assertThat(legs(idoc(
                        "WMMBXY",
                        "WMMBID02",
                        builder("E1MBXYH", "XBLNR", "LS-77")
                                .child(segment(
                                        "E1MBXYI", "MATNR", "815", "WERKS", "1000", "LGORT", "0001", "BWART", "311",
                                        "ERFMG", "3.000", "UMLGO", "0002"))
                                .build())))
                .containsExactly(tuple("815", "1000/0001", -3), tuple("815", "1000/0002", 3));
    }

    /** What a movement type means by the default mapping; empty where it does not know the type. */
    private static Optional<MovementEffect> effectOf(int type) {
        return MAPPING.sources()
                .read(movement(String.valueOf(type)), SourceDocument.STOCK_MOVEMENT)
                .first(MovementSource.ITEMS)
                .filter(item -> item.isKnown(Item.TYPE))
                .map(item -> MovementEffect.named(item.text(Item.TYPE)));
    }

    @Test
    void everyTypeOfSapsOwnIsUndoneByItsReversal() {
        IntStream.iterate(101, type -> type < 720, type -> type + 2)
                .filter(type -> type < 121 || type > 125)
                .forEach(type -> assertThat(effectOf(type).map(MovementEffect::reversed))
                        .as("%d and %d", type, type + 1)
                        .isEqualTo(effectOf(type + 1)));
        // Returns to a vendor are the exception: 123 undoes 122.
        assertThat(effectOf(122).map(MovementEffect::reversed)).isEqualTo(effectOf(123));
    }

    @Test
    void everyWordThatTheMappingTakesForAMovementTypeHasAnEffect() {
        assertThat(Item.TYPE.spec().words())
                .hasSize(17)
                .allSatisfy(word -> assertThat(MovementEffect.named(word)).isNotNull());
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
    void aMovementTypeOfTheSitesOwnIsAComplaintThatSaysWhereToAddIt() {
        Complaint complaint = complaint(movement("901"));
        assertThat(complaint.field()).isEqualTo("MOVE_TYPE");
        assertThat(complaint.value()).isEqualTo("901");
        assertThat(complaint.reason())
                .contains("add the code to sources.code-tables.movement-types in mapping.yaml", "receipt, issue");
    }

    @Test
    void aMovementTypeOfTheSitesOwnThatLeavesFreeStockAloneIsNoComplaint() {
        assertThat(ignored(movement("901", "SPEC_STOCK", "E"))).contains("leaves unrestricted stock as it is");
    }

    @Test
    void aMovementTypeOfTheSitesOwnMeansWhatItsMappingSays() {
        Mapping mapping = mapped("sources: {code-tables: {movement-types: {901: receipt, 601: no-change}}}");
        StockDocument document = only(read(movement("901"), mapping));
        assertThat(document.movements()).extracting(StockMovement::change).containsExactly(new BigDecimal("3.000"));
        assertThat(translate(movement("601"), mapping)).isInstanceOf(Translation.Ignored.class);
        assertThat(move(movement("602")).change()).isEqualByComparingTo("3");
    }

    @ParameterizedTest
    @CsvSource({"PROACT, PROACT01, E1EDP32", "LOISTD, LOISTD01, E1MDSTL", "WMMBXY, WMMBID02, E1MBXYI"})
    void aFlatSegmentWithoutALayoutIsNoStockOfNothing(String message, String basicType, String segment) {
        Idoc flat = idoc(
                message,
                basicType,
                Segment.named(segment).raw("020        17.000").build());
        assertThat(complaint(flat).reason()).contains(segment, "WE60", "PLUMBLINE_IDOC_SCHEMAS");
    }

    @Test
    void aPlantThatTheMessageNamesOnceIsThatOfItemsWithoutOne() {
        StockDocument document = only(idoc(
                "PROACT",
                "PROACT01",
                segment("E1EDKA1", "PARVW", "WE", "PARTN", "0000001000"),
                builder("E1EDP01")
                        .child(
                                segment("E1EDP19", "QUALF", "001", "IDTNR", "MAT-A"),
                                segment("E1EDP32", "QUALF", "020", "LFIMG", "4.000"),
                                segment("E1EDP32", "QUALF", "020", "MENGE", "5.000"))
                        .build()));
        assertThat(document.counts()).singleElement().satisfies(count -> {
            assertThat(count.place()).isEqualTo(new Place("1000", ""));
            assertThat(count.unrestricted()).isEqualByComparingTo("9");
        });
    }

    @Test
    void aCountWithoutAQuantityIsAComplaint() {
        Complaint complaint =
                complaint(idoc("LOISTD", "LOISTD01", segment("E1MDSTL", "MATNR", "MAT-A", "WERKS", "1000")));
        assertThat(complaint.segment()).isEqualTo("E1MDSTL");
        assertThat(complaint.field()).isEqualTo("LABST");
    }
}
