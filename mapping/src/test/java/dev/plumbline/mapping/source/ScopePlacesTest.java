package dev.plumbline.mapping.source;

import static dev.plumbline.mapping.Sites.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Sites;
import dev.plumbline.mapping.source.MovementSource.Item;
import dev.plumbline.mapping.source.OrderSource.Reference;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopePlacesTest {
    private static Scope order(String mapping, Segment... segments) {
        return Sites.read("sources: {order: {" + mapping + "}}", SourceDocument.ORDER, segments);
    }

    private static String organisation(String place, Segment... segments) {
        return order("organisation: '" + place + "'", segments).text(OrderSource.ORGANISATION);
    }

    @Test
    void aPlaceStartsAtTheTopOfTheIdocOutsideOfGroups() {
        Segment nested = segment("Z1A", "F", "own")
                .child(segment("Z1B", "F", "below").build())
                .build();
        assertThat(organisation("Z1A.F", nested)).isEqualTo("own");
        assertThat(organisation("Z1A/Z1B.F", nested)).isEqualTo("below");
        assertThat(organisation("Z1B.F", nested)).isEmpty();
    }

    @Test
    void aPlaceWithTwoSlashesIsFoundAtAnyDepth() {
        Segment nested = segment("Z1A")
                .child(segment("Z1B").child(segment("Z1C", "F", "deep").build()).build())
                .build();
        assertThat(organisation("//Z1C.F", nested)).isEqualTo("deep");
        assertThat(organisation("//Z1B/Z1C.F", nested)).isEqualTo("deep");
        assertThat(organisation("//Z1A/Z1C.F", nested)).isEmpty();
    }

    private static List<String> materials(String place, Segment... segments) {
        return order("items: {each: E1EDP01, material: '" + place + "'}", segments).each(OrderSource.ITEMS).stream()
                .map(item -> item.key(OrderSource.Item.MATERIAL).orElse("-"))
                .toList();
    }

    @Test
    void aPlaceInAGroupStartsAtTheGroupsSegment() {
        Segment item = segment("E1EDP01", "MATNR", "000815")
                .child(segment("Z1X", "F", "A")
                        .child(segment("Z1Y", "F", "B").build())
                        .build())
                .build();
        Segment other = segment("Z1X", "F", "top").build();
        assertThat(materials("MATNR", item, other)).containsExactly("815");
        assertThat(materials("Z1X.F", item, other)).containsExactly("A");
        assertThat(materials("//Z1Y.F", item, other)).containsExactly("B");
        assertThat(materials("/Z1X.F", item, other)).containsExactly("top");
    }

    @ParameterizedTest
    @CsvSource({"Z1A[Q=1].F, one", "Z1A[Q=3|2].F, two", "Z1A[Q=].F, blank", "Z1A[Q=|2].F, two", "Z1A[Q=2][R=x].F, two"})
    void aConditionHoldsForAnyOfItsValuesAndNoneMeansBlank(String place, String expected) {
        assertThat(organisation(
                        place,
                        segment("Z1A", "Q", "1", "F", "one").build(),
                        segment("Z1A", "Q", "2", "R", "x", "F", "two").build(),
                        segment("Z1A", "F", "blank").build()))
                .isEqualTo(expected);
    }

    @Test
    void aPlaceWithAValueCountsOnlyWhereTheFieldHoldsIt() {
        String mapping = "cancelled: Z1A.F=003|004";
        assertThat(order(mapping, segment("Z1A", "F", "004").build()).isSet(OrderSource.CANCELLED))
                .isTrue();
        assertThat(order(mapping, segment("Z1A", "F", "005").build()).isSet(OrderSource.CANCELLED))
                .isFalse();
    }

    @Test
    void theFirstPlaceThatHoldsSomethingCounts() {
        String mapping = "organisation: [Z1A.F, Z1B.F, Z1C.F]";
        assertThat(order(
                                mapping,
                                segment("Z1C", "F", "third").build(),
                                segment("Z1A", "F", " ").build(),
                                segment("Z1B", "F", "second").build())
                        .text(OrderSource.ORGANISATION))
                .isEqualTo("second");
    }

    @Test
    void joinedFieldsAreJoinedByBlanksAndTheFirstThatHoldsSomethingIsNamed() {
        Scope order = order(
                "organisation: Z1A.F+G+H",
                segment("Z1A", "G", "Werft", "H", "GmbH").build());
        assertThat(order.find(OrderSource.ORGANISATION)).hasValueSatisfying(found -> {
            assertThat(found.text()).isEqualTo("Werft GmbH");
            assertThat(found.field()).isEqualTo("G");
        });
    }

    @Test
    void aDateHasATimeOfDayUnlessThatIsMidnight() {
        Segment segment =
                segment("Z1A", "D", "20260302", "T", "093000", "M", "000000").build();
        LocalDate date = LocalDate.of(2026, 3, 2);
        assertThat(order("placed: Z1A.D+T", segment).day(OrderSource.PLACED))
                .contains(new Day(date, Optional.of(LocalTime.of(9, 30))));
        assertThat(order("placed: Z1A.D+M", segment).day(OrderSource.PLACED)).contains(new Day(date, Optional.empty()));
        assertThat(order("placed: Z1A.D", segment).day(OrderSource.PLACED)).contains(new Day(date, Optional.empty()));
    }

    @Test
    void aSumAddsUpWhatStandsAtAllPlaces() {
        Scope order = order(
                "items: {each: E1EDP01, tax: [E1EDP04.MWSBT, Z1TAX.F]}",
                segment("E1EDP01")
                        .child(
                                segment("E1EDP04", "MWSBT", "1.50").build(),
                                segment("E1EDP04", "MWSBT", "2.00").build(),
                                segment("Z1TAX", "F", "0.25-").build())
                        .build());
        assertThat(order.first(OrderSource.ITEMS).orElseThrow().sum(OrderSource.Item.TAX))
                .isEqualByComparingTo("3.25");
    }

    @Test
    void anItemNumberOfZerosIsNone() {
        Scope order = order(
                "items: {each: E1EDP01, main-item: UEPOS}",
                segment("E1EDP01", "UEPOS", "000000").build(),
                segment("E1EDP01", "UEPOS", "000010").build());
        assertThat(order.each(OrderSource.ITEMS))
                .extracting(item -> item.position(OrderSource.Item.MAIN_ITEM))
                .containsExactly("", "10");
    }

    private static final Segment THREE = segment("E1EDP01")
            .child(
                    segment("E1EDP02", "QUALF", "002", "BELNR", "two").build(),
                    segment("E1EDP02", "QUALF", "016", "BELNR", "sixteen").build(),
                    segment("Z1REF", "NR", "own").build())
            .build();

    @Test
    void aGroupHasThePartsOfItsShapesInTheirOrder() {
        Scope order = order(
                "items: {each: E1EDP01, predecessors: [{each: Z1REF, order: NR}, {each: ['E1EDP02[QUALF=016]', 'E1EDP02[QUALF=002]'], order: BELNR}]}",
                THREE);
        assertThat(order.first(OrderSource.ITEMS).orElseThrow().each(OrderSource.Item.PREDECESSORS))
                .extracting(reference -> reference.text(Reference.ORDER))
                .containsExactly("own", "sixteen", "two");
    }

    @Test
    void theFirstPlaceOfAFieldIsNamedByTheShapeOfItsGroup() {
        Scope order = order("items: {each: E1EDP01, predecessors: {each: Z1REF, order: [NR, Z1Y.NR]}}", THREE);
        Scope reference = order.first(OrderSource.ITEMS)
                .flatMap(item -> item.first(OrderSource.Item.PREDECESSORS))
                .orElseThrow();
        assertThat(reference.firstPlace(Reference.ORDER)).isEqualTo(new FieldName("Z1REF", "NR"));
        assertThat(reference.places(Reference.ORDER)).isEqualTo("NR or Z1Y.NR");
    }

    @Test
    void aFieldIsMentionedWhereItsSegmentIsThereEvenIfItIsBlank() {
        String mapping = "credit-status: {from: Z1EDK01.CMGST, codes: {A: A}}";
        assertThat(order(mapping, segment("Z1EDK01").build()).isMentioned(OrderSource.CREDIT_STATUS))
                .isTrue();
        assertThat(order(mapping, segment("E1EDK01").build()).isMentioned(OrderSource.CREDIT_STATUS))
                .isFalse();
    }

    @Test
    void nothingIsFoundOfWhatIsBoundToNothing() {
        Scope order =
                order("organisation: ~", segment("E1EDK14", "QUALF", "008").build());
        assertThat(order.find(OrderSource.ORGANISATION)).isEmpty();
        assertThat(order.text(OrderSource.ORGANISATION)).isEmpty();
        assertThat(order.places(OrderSource.ORGANISATION)).isEqualTo("(bound to nothing)");
        assertThat(order.firstPlace(OrderSource.ORGANISATION)).isEqualTo(new FieldName("", ""));
    }

    @Test
    void aFlatSegmentWithoutALayoutCannotBeReadWhereverItStands() {
        Segment raw = Segment.named("Z1ADD").raw("anna@example.com").build();
        assertThatThrownBy(() -> order(
                        "email: E1EDK01/Z1ADD.SMTP",
                        segment("Z1OTHER").child(raw).build()))
                .isInstanceOf(UnreadableSourceException.WithoutLayout.class)
                .hasMessageContaining("Z1ADD");
    }

    @Test
    void aFlatSegmentWithoutALayoutThatNoPlaceNeedsDoesNotMatter() {
        Segment raw = Segment.named("Z1ADD")
                .raw("whatever")
                .child(segment("Z1B", "F", "below").build())
                .build();
        assertThat(organisation("Z1ADD/Z1B.F", raw)).isEqualTo("below");
    }

    @Test
    void aFlatSegmentWithoutALayoutOfAConditionCannotBeRead() {
        Segment raw = Segment.named("Z1ADD").raw("whatever").build();
        assertThatThrownBy(() -> organisation("Z1ADD[Q=1]/Z1B.F", raw))
                .isInstanceOf(UnreadableSourceException.WithoutLayout.class);
    }

    private static Scope item(String type) {
        return Sites.read(
                        "sources: {code-tables: {movement-types: {901: receipt}}}",
                        SourceDocument.STOCK_MOVEMENT,
                        segment("E1MBXYI", "BWART", type).build())
                .first(MovementSource.ITEMS)
                .orElseThrow();
    }

    @Test
    void aCodeIsKnownIfItsTableHasItOrAnythingIsTaken() {
        assertThat(item("901").isKnown(Item.TYPE)).isTrue();
        assertThat(item("902").isKnown(Item.TYPE)).isFalse();
        assertThat(item("").isKnown(Item.TYPE)).isTrue();
        assertThat(item("902").isKnown(Item.OWNER)).isTrue();
    }
}
