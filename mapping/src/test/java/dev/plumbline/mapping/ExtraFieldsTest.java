package dev.plumbline.mapping;

import static dev.plumbline.mapping.Sites.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.UnreadableSourceException;
import org.junit.jupiter.api.Test;

/** Fields that only a site has. */
class ExtraFieldsTest {
    private static final String LOYALTY = """
            sources:
              customer:
                extra:
                  loyaltyClass: {from: E1KNA1M/Z1KNA1.LOYALTY, codes: {G: gold}, otherwise: reject}
                  branch: //Z1KNA1.BRANCH
            """;

    private static Scope customer(String... ofTheSite) {
        return Sites.read(
                LOYALTY,
                SourceDocument.CUSTOMER,
                segment("E1KNA1M").child(segment("Z1KNA1", ofTheSite).build()).build());
    }

    @Test
    void theyAreReadByTheirNamesAndCodes() {
        assertThat(customer("LOYALTY", "G", "BRANCH", "Kiel").extra())
                .containsEntry("loyaltyClass", "gold")
                .containsEntry("branch", "Kiel");
    }

    @Test
    void whatHoldsNothingIsNotThere() {
        assertThat(customer("BRANCH", "Kiel").extra()).containsOnlyKeys("branch");
    }

    @Test
    void anUnknownCodeIsRefusedWhereTheMappingSaysSo() {
        Scope customer = customer("LOYALTY", "X");
        assertThatThrownBy(customer::extra).isInstanceOf(UnreadableSourceException.UnknownCode.class);
    }

    @Test
    void aDocumentWithoutSuchFieldsHasNone() {
        assertThat(Sites.read("", SourceDocument.CUSTOMER).extra()).isEmpty();
    }

    @Test
    void anUpperLayerTakesOneAway() {
        assertThat(Sites.good(LOYALTY, "sources: {customer: {extra: {branch: ~}}}")
                        .sources()
                        .extra(SourceDocument.CUSTOMER))
                .containsExactly("loyaltyClass");
    }

    @Test
    void anExpressionThatNamesNoneOfThemIsAFault() {
        assertThat(Layers.fault(LOYALTY + "targets: {profile: {properties: {Loyalty: customer.extra.loyalityClass}}}"))
                .isEqualTo(
                        "mapping.yaml, line 6, column 58: targets.profile.properties.Loyalty: there is no 'loyalityClass' in"
                                + " sources.customer.extra, which has branch, loyaltyClass; the nearest is loyaltyClass; a field of the"
                                + " site's own is declared there, with its place in the IDoc");
    }

    @Test
    void anExpressionCannotUseThemWhereNoneAreDeclared() {
        assertThat(Layers.fault("targets: {events: {order: {properties: {Channel: order.extra.channel}}}}"))
                .endsWith(
                        "there is no 'channel' in sources.order.extra; a field of the site's own is declared there, with its"
                                + " place in the IDoc");
    }

    @Test
    void onlyOrdersAndCustomersHaveThem() {
        assertThat(Layers.fault("sources: {delivery: {extra: {a: E1EDL20.VBELN}}}"))
                .contains("sources.delivery.extra: only customer and order take fields of the site's own");
    }

    @Test
    void aNameThatNoExpressionCanHaveIsAFault() {
        assertThat(Layers.fault("sources: {customer: {extra: {loyalty-class: //Z1KNA1.LOYALTY}}}"))
                .contains("'loyalty-class' cannot be named in an expression, expected letters, digits and _");
    }
}
