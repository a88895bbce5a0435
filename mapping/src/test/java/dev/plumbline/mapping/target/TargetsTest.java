package dev.plumbline.mapping.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.FiguresView;
import dev.plumbline.core.view.Wording.Known;
import dev.plumbline.core.view.Wording.ProfileWords;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.Layers;
import dev.plumbline.mapping.MappingLoader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final Targets STANDARD =
            new MappingLoader(Dictionary.standard()).standardMapping().targets();

    @Test
    void aProfileHasItsFiguresByCurrency() {
        assertThat(STANDARD.profile(customer(2), Known.NOTHING).words().properties())
                .containsEntry("SAPLifetimeValueEUR", new BigDecimal("70.10"))
                .containsEntry("SAPLifetimeValueJPY", 900)
                .containsEntry("SAPOrders", 2)
                .containsEntry("SAPFirstOrder", "2026-01-02T03:04:05Z")
                .containsEntry("SAPReturnRate", new BigDecimal("0.5"));
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        ProfileWords words = STANDARD.profile(customer(0), Known.NOTHING);
        assertThat(words.attributes()).containsOnlyKeys("email", "last_name");
        assertThat(words.words().properties())
                .doesNotContainKeys("SAPCustomerNumbers", "SAPOpenTickets", "SAPLastOrder");
        assertThat(words.words().troubles()).isEmpty();
    }

    @Test
    void aFieldOfTheSitesOwnIsToldAndOneThatSapDoesNotSayIsLeftOut() {
        Targets targets = Layers.good("""
                sources:
                  customer:
                    extra: {loyaltyClass: //Z1KNA1.LOYALTY, branch: //Z1KNA1.BRANCH}
                targets:
                  profile:
                    properties:
                      Loyalty: customer.extra.loyaltyClass
                      Branch: customer.extra.branch
                """).targets();
        assertThat(targets.profile(customer(1), Known.NOTHING).words().properties())
                .containsEntry("Loyalty", "gold")
                .doesNotContainKey("Branch");
    }

    @Test
    void salesAreasAreToldWithTheirStatus() {
        assertThat(STANDARD.profile(customer(1), Known.NOTHING).words().properties())
                .containsEntry("SAPSalesAreaStatus", List.of("1000/10/00: active"))
                .containsEntry("SAPCustomerGroups", List.of());
    }

    @Test
    void whatIsNormalIsNoNews() {
        assertThat(STANDARD.isNormal("SAPAccountStatus", "active")).isTrue();
        assertThat(STANDARD.isNormal("SAPAccountStatus", "blocked")).isFalse();
        assertThat(STANDARD.isNormal("SAPOpenTickets", 0)).isTrue();
        assertThat(STANDARD.isNormal("SAPSalesAreaStatus", List.of("1: active", "2: active")))
                .isTrue();
        assertThat(STANDARD.isNormal("SAPSalesAreaStatus", List.of("1: active", "2: closed")))
                .isFalse();
    }

    static CustomerView customer(int orders) {
        CustomerFacts facts = new CustomerFacts(
                new SystemId("PRD", "100"),
                "4711",
                false,
                new CustomerFacts.Person("", "Muster", ""),
                new CustomerFacts.Reach("a@b.de", "", "", PostalAddress.UNKNOWN),
                new CustomerFacts.Account("active", "DEBI", ""),
                List.of(new CustomerFacts.Area("1000/10/00", "active", "")),
                List.of(),
                Optional.empty(),
                List.of(),
                new TreeMap<>(Map.of("loyaltyClass", "gold")));
        return new CustomerView(
                facts,
                Optional.of(new FiguresView(
                        orders,
                        1,
                        new BigDecimal("0.5"),
                        new FiguresView.Dates(
                                Optional.of(Instant.parse("2026-01-02T03:04:05Z")), Optional.empty(), Optional.empty()),
                        new TreeMap<>(Map.of("EUR", new BigDecimal("70.10"), "JPY", new BigDecimal("900"))),
                        new TreeMap<>())),
                List.of(),
                "");
    }
}
