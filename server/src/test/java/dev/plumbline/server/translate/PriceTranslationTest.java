package dev.plumbline.server.translate;

import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.mapped;
import static dev.plumbline.server.translate.Sent.only;
import static dev.plumbline.server.translate.Sent.read;
import static dev.plumbline.server.translate.Sent.translate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.PriceDocument;
import dev.plumbline.core.document.PriceDocument.Condition;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTranslationTest {
    private static final String RULES = """
            rules:
              catalog:
                url: 'https://shop.kunde-mail.de/{sku}'
                prices: {1000/10: EUR}
            """;
    private static final Mapping PRICED = mapped(RULES);

    private static final List<String> CONDITION = List.of(
            "KVEWE",
            "A",
            "KOTABNR",
            "304",
            "KAPPL",
            "V",
            "KSCHL",
            "PR00",
            "VKORG",
            "1000",
            "VTWEG",
            "10",
            "MATNR",
            "000000000000000815");
    private static final List<String> RECORD = List.of("KNUMH", "0000101692", "DATAB", "20260301", "DATBI", "20260331");
    private static final List<String> PRICE =
            List.of("KSCHL", "PR00", "KRECH", "C", "KBETR", "1234.00", "KONWA", "EUR", "KPEIN", "100", "KMEIN", "PCE");

    private static Segment.Builder condition(String... more) {
        return segment("E1KOMG", CONDITION, more);
    }

    private static Segment.Builder record(String... more) {
        return segment("E1KONH", RECORD, more);
    }

    private static Segment price(String... more) {
        return segment("E1KONP", PRICE, more).build();
    }

    /** The usual fields, some of them with other values. */
    private static Segment.Builder segment(String name, List<String> usual, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int n = 0; n < usual.size(); n += 2) {
            fields.put(usual.get(n), usual.get(n + 1));
        }
        for (int n = 0; n < more.length; n += 2) {
            fields.put(more[n], more[n + 1]);
        }
        Segment.Builder segment = Segment.named(name);
        fields.forEach(segment::with);
        return segment;
    }

    private static Idoc message(Segment.Builder condition, Segment.Builder record, Segment... prices) {
        return idoc(
                "COND_A",
                "COND_A04",
                condition.child(record.child(prices).build()).build());
    }

    private static PriceDocument said(Idoc idoc) {
        return only(read(idoc, PRICED));
    }

    private static String leftOut(Idoc idoc) {
        return ((Translation.Ignored) translate(idoc, PRICED)).rule();
    }

    @Test
    void aConditionRecordIsThePriceOfOnePieceFromItsFirstDayToTheEndOfItsLast() {
        PriceDocument price = said(message(condition(), record(), price()));
        assertThat(price.material()).isEqualTo("815");
        assertThat(price.condition()).isEqualTo(new Condition("PR00", "1000", "10", "0000101692"));
        assertThat(price.amount()).isEqualByComparingTo("12.34");
        assertThat(price.currency()).isEqualTo("EUR");
        assertThat(price.from()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(price.until()).contains(Instant.parse("2026-03-31T22:00:00Z"));
        assertThat(price.withdrawn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"99991231", "99999999", "00000000"})
    void aRecordWithoutEndHasNone(String last) {
        assertThat(said(message(condition(), record("DATBI", last), price())).until())
                .isEmpty();
    }

    @Test
    void aRecordWithoutANumberIsToldByItsFirstDay() {
        assertThat(said(message(condition(), record("KNUMH", ""), price()))
                        .condition()
                        .record())
                .isEqualTo("2026-03-01");
    }

    @Test
    void aPriceForNoNumberOfUnitsIsForOne() {
        assertThat(said(message(condition(), record(), price("KPEIN", "0"))).amount())
                .isEqualByComparingTo("1234");
    }

    @ParameterizedTest
    @CsvSource({"ST", "PCE", "EA", "H87", "pce"})
    void unitsThatArePiecesAreKnown(String unit) {
        assertThat(said(message(condition(), record(), price("KMEIN", unit))).withdrawn())
                .isFalse();
    }

    @Test
    void aPriceOfAnotherUnitHoldsNoMoreAndANoteSaysWhy() {
        Translation.Documents read = read(message(condition(), record(), price("KMEIN", "KGM")), PRICED);
        assertThat(Sent.<PriceDocument>only(read).withdrawn()).isTrue();
        assertThat(read.notes())
                .containsExactly(
                        "A price per KGM, which is no piece by code-tables.piece-units of the mapping; it is not shown");
    }

    @Test
    void aSiteMayCallAnotherUnitAPiece() {
        Mapping rolls = mapped(RULES + "sources: {code-tables: {piece-units: {ROL: piece}}}\n");
        PriceDocument price = only(read(message(condition(), record(), price("KMEIN", "ROL")), rolls));
        assertThat(price.withdrawn()).isFalse();
    }

    @Test
    void aDeletedPriceHoldsNoMore() {
        assertThat(said(message(condition(), record(), price("LOEVM_KO", "X", "KBETR", "")))
                        .withdrawn())
                .isTrue();
    }

    @Test
    void aPriceThatIsNotReleasedIsNotShown() {
        assertThat(said(message(condition("KFRST", "A"), record(), price())).withdrawn())
                .isTrue();
    }

    @Test
    void anotherCurrencyIsReportedWithANoteBecauseTheRecordMayHaveHadAnother() {
        Translation.Documents read = read(message(condition(), record(), price("KONWA", "CHF")), PRICED);
        assertThat(Sent.<PriceDocument>only(read).currency()).isEqualTo("CHF");
        assertThat(read.notes()).singleElement().asString().startsWith("A price in CHF");
    }

    @Test
    void aSupplementIsNoPriceOfItsOwn() {
        PriceDocument price = said(message(condition(), record(), price(), price("KSCHL", "ZK01", "KBETR", "5.00")));
        assertThat(price.amount()).isEqualByComparingTo("12.34");
    }

    @Test
    void withoutRulesOfPricesTheMessageIsIgnored() {
        assertThat(ignored(message(condition(), record(), price())))
                .isEqualTo(
                        "prices, which the catalog does not show: rules.catalog.prices of the mapping names no sales area");
    }

    @ParameterizedTest
    @CsvSource({
        "KSCHL, ZPR1, 'conditions of type ZPR1, which is not among rules.catalog.price-types'",
        "VKORG, 3000, 'prices of sales area 3000/10, which rules.catalog.prices does not name'",
        "VTWEG, 20, 'prices of sales area 1000/20, which rules.catalog.prices does not name'",
        "KAPPL, M, 'conditions of another application than sales (KAPPL M)'"
    })
    void otherConditionsAreIgnoredByName(String field, String value, String words) {
        assertThat(leftOut(message(condition(field, value), record(), price()))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"305", "306", "910"})
    void pricesForSomeOnlyAreIgnored(String table) {
        assertThat(leftOut(message(condition("KOTABNR", table), record(), price())))
                .startsWith("prices for some only, by their condition table");
    }

    @Test
    void aSitesOwnConditionTableIsReadWhenTheMappingSaysThatItIsForAll() {
        Mapping own = mapped(RULES + "sources: {code-tables: {price-tables: {910: all}}}\n");
        Idoc idoc = message(condition("KOTABNR", "910", "VKORG", "", "VTWEG", ""), record(), price());
        PriceDocument price = only(read(idoc, own));
        assertThat(price.condition()).isEqualTo(new Condition("PR00", "", "", "0000101692"));
    }

    @Test
    void aPriceWithoutItsAmountIsAComplaint() {
        Complaint complaint = ((Translation.Failed)
                        translate(message(condition(), record(), price("KBETR", "")), PRICED))
                .complaint();
        assertThat(complaint.segment()).isEqualTo("E1KONP");
        assertThat(complaint.field()).isEqualTo("KBETR");
    }

    @Test
    void aMessageWithoutRecordsIsIgnored() {
        assertThat(leftOut(idoc("COND_A", "COND_A04", condition().build())))
                .isEqualTo("message of prices without a price");
    }

    @Test
    void aFlatMessageNeedsTheLayoutsOfTheInstallation() {
        Idoc flat = idoc(
                "COND_A", "COND_A04", Segment.named("E1KOMG").raw("A304V PR00").build());
        assertThat(((Translation.Failed) translate(flat, PRICED)).complaint().reason())
                .startsWith("The layout of the flat segment E1KOMG");
        assertThat(ignored(flat)).startsWith("prices, which the catalog does not show");
    }
}
