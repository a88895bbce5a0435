package dev.plumbline.mapping;

import static dev.plumbline.mapping.Sites.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.SegmentLayout;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.source.CustomerSource;
import dev.plumbline.mapping.source.CustomerSource.Area;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingLoaderTest {
    private static Scope customer(String... layers) {
        return Sites.good(layers)
                .sources()
                .read(
                        Idoc.of(
                                ControlRecord.EMPTY,
                                segment("E1KNA1M", "KUNNR", "4711", "ORT01", "Ulm", "KUKLA", "01")
                                        .child(segment("E1KNVVM", "VKORG", "1000", "KDGRP", "02")
                                                .build())
                                        .build()),
                        SourceDocument.CUSTOMER);
    }

    @Test
    void theDefaultMappingIsWithoutFaultForTheLayoutsThatComeWithPlumbline() {
        assertThat(new MappingLoader(Dictionary.standard()).standardMapping().version())
                .matches("[0-9a-f]{12}");
    }

    /** A system whose E1KNA1M has a field inserted and the telephone taken out. */
    private static MappingLoader ofAnotherSystem() {
        return new MappingLoader(Dictionary.standard()
                .overriddenBy(Dictionary.of(List.of(new SegmentLayout(
                        "E1KNA1M",
                        "E2KNA1M000",
                        Set.of(SegmentLayout.TOP),
                        List.of(
                                new SegmentLayout.Column("MSGFN", 0, 3),
                                new SegmentLayout.Column("ZNEW", 3, 3),
                                new SegmentLayout.Column("KUNNR", 6, 10)))))));
    }

    @Test
    void whatASystemsSegmentsLackIsNoFaultOfTheDefaultMapping() {
        assertThat(ofAnotherSystem().load(List.of())).isInstanceOf(MappingLoader.Result.Good.class);
    }

    @Test
    void whatASystemsSegmentsLackIsAFaultOfTheSitesMapping() {
        Layer site = new Layer("site.yaml", "sources: {customer: {phone: E1KNA1M.TELF1, email: E1KNA1M.ZNEW}}");
        assertThat(ofAnotherSystem().load(List.of(site)))
                .isInstanceOfSatisfying(
                        MappingLoader.Result.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .singleElement()
                                .satisfies(
                                        fault -> assertThat(fault.message()).startsWith("E1KNA1M has no field TELF1")));
    }

    @Test
    void everyDocumentIsBoundByTheDefaultMapping() {
        assertThat(SourceDocument.values())
                .allSatisfy(document ->
                        assertThat(MappingLoader.standard().text()).contains("\n  " + document.key() + ":"));
    }

    @ParameterizedTest
    @CsvSource({
        "ORDRSP, ORDERS05, ORDER",
        "DEBMAS, DEBMAS07, CUSTOMER",
        "ADRMAS, ADRMAS03, ADDRESS",
        "MATMAS, MATMAS05, MATERIAL",
        "PROACT, PROACT01, STOCK_COUNT",
        "LOISTD, LOISTD01, STOCK_COUNT",
        "INVCON, INVCON02, STOCK_COUNT",
        "MBGMCR, MBGMCR03, STOCK_MOVEMENT",
        "WMMBXY, WMMBID02, STOCK_MOVEMENT",
        "ZMOVED, WMMBID02, STOCK_MOVEMENT",
        "YARTICLE, MATMAS05, MATERIAL"
    })
    void aMessageIsReadByItsTypeAndASitesOwnByItsBasicType(String message, String basicType, SourceDocument expected) {
        assertThat(Sites.good().sources().documentOf(message, basicType)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"HRMD_A, HRMD_A09", "ZOTHER, ZOTHER01", "QUOTES, ORDERS05", "Z, Z"})
    void aMessageThatTheMappingDoesNotNameIsNoDocument(String message, String basicType) {
        assertThat(Sites.good().sources().documentOf(message, basicType)).isEmpty();
    }

    @Test
    void aSiteNamesItsOwnMessages() {
        assertThat(Sites.good("sources: {messages: {ZCUST: customer, DEBMAS: ~}}")
                        .sources()
                        .documentOf("ZCUST", "ZCUST01"))
                .contains(SourceDocument.CUSTOMER);
        assertThat(Sites.good("sources: {messages: {ZCUST: customer, DEBMAS: ~}}")
                        .sources()
                        .documentOf("DEBMAS", "DEBMAS07"))
                .isEmpty();
    }

    @Test
    void whatALayerSaysReplacesTheBindingBelowAndNothingElse() {
        Scope customer = customer("sources: {customer: {city: E1KNA1M.KUKLA}}");
        assertThat(customer.text(CustomerSource.CITY)).isEqualTo("01");
        assertThat(customer.text(CustomerSource.CUSTOMER_CLASS)).isEqualTo("01");
        assertThat(customer.key(CustomerSource.NUMBER)).contains("4711");
    }

    @Test
    void aFieldOfAGroupCanBeReplacedAlone() {
        Scope customer = customer("sources: {customer: {sales-areas: {channel: KDGRP}}}");
        assertThat(customer.first(CustomerSource.SALES_AREAS)).hasValueSatisfying(area -> {
            assertThat(area.text(Area.CHANNEL)).isEqualTo("02");
            assertThat(area.text(Area.ORGANISATION)).isEqualTo("1000");
        });
    }

    @Test
    void theLastLayerIsOnTop() {
        Scope customer =
                customer("sources: {customer: {city: E1KNA1M.KUKLA}}", "sources: {customer: {city: E1KNA1M.KUNNR}}");
        assertThat(customer.text(CustomerSource.CITY)).isEqualTo("4711");
    }

    @Test
    void aTildeTakesABindingOrAGroupAway() {
        Scope customer = customer("sources: {customer: {city: ~, sales-areas: ~}}");
        assertThat(customer.text(CustomerSource.CITY)).isEmpty();
        assertThat(customer.each(CustomerSource.SALES_AREAS)).isEmpty();
    }

    @Test
    void aBindingThatWasTakenAwayCanBeGivenAgain() {
        Scope customer = customer("sources: {customer: {city: ~}}", "sources: {customer: {city: E1KNA1M.KUNNR}}");
        assertThat(customer.text(CustomerSource.CITY)).isEqualTo("4711");
    }

    @Test
    void anEmptyFileChangesNothing() {
        assertThat(customer("").text(CustomerSource.CITY)).isEqualTo("Ulm");
        assertThat(customer("# only a comment\n").text(CustomerSource.CITY)).isEqualTo("Ulm");
    }

    @Test
    void theVersionTellsMappingsApart() {
        String one = "sources: {customer: {city: ~}}";
        assertThat(Sites.good(one).version()).isEqualTo(Sites.good(one).version());
        assertThat(Sites.good(one).version()).isNotEqualTo(Sites.good().version());
        assertThat(Sites.good(one).version()).isNotEqualTo(Sites.good(one + " ").version());
    }

    @Test
    void aSegmentWhoseLayoutNobodyHasCanBeNamed() {
        assertThat(
                        Sites.faults(
                                "sources: {segments-without-layout: [E1XYZ, E1EDT20, E1MDSTL, E1EDP32, E1MBXYH, E1MBXYI, E1KOMG, E1KONH, E1KONP], customer: {city: E1XYZ.F}}"))
                .isEmpty();
    }
}
