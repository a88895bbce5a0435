package dev.plumbline.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.exceptions.Cause;
import dev.plumbline.server.support.Mappings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private final Headlines headlines = new Headlines(() -> Mappings.standard().sources());

    private Headline of(long n, Cause.Example example) {
        return headlines.of(new Cause(
                "c", n, Instant.EPOCH, Instant.EPOCH, false, example, new Cause.Care("", Optional.empty(), "", "")));
    }

    private static Cause.Example about(String kind, String messageType, String basicType) {
        return new Cause.Example(1, kind, messageType, basicType, "", "", "", "", "", "", "");
    }

    @Test
    void whatCannotBeReadOfACreditMemoIsFinances() {
        Headline headline = of(12, about("UNTRANSLATABLE", "INVOIC", "INVOIC02"));
        assertThat(headline.text()).isEqualTo("12 invoices and credit memos cannot be understood");
        assertThat(headline.harm()).contains("refund mail");
    }

    @Test
    void aSitesOwnMessageTypeIsCalledByWhatTheMappingReadsItAs() {
        assertThat(of(1, about("UNTRANSLATABLE", "ZORDERS", "ORDERS05")).text())
                .isEqualTo("1 order cannot be understood");
    }

    @Test
    void anOverdueHoldSaysWhatItWaitsForAndWhose() {
        Headline headline = of(
                2, new Cause.Example(1, "HOLD_OVERDUE", "", "", "order/PRD-100/1", "CREDIT_CHECK", "", "", "", "", ""));
        assertThat(headline.text()).isEqualTo("2 orders wait too long: SAP's credit check");
        assertThat(headline.team()).isEqualTo(Team.FINANCE);
    }

    @Test
    void aProfileThatKlaviyoRefusesIsMarketings() {
        Headline headline = of(
                1,
                new Cause.Example(
                        1, "REFUSED_BY_KLAVIYO", "DEBMAS", "DEBMAS06", "", "", "UpsertProfile", "", "", "", ""));
        assertThat(headline.text()).isEqualTo("1 customer refused by Klaviyo");
        assertThat(headline.team()).isEqualTo(Team.MARKETING);
    }
}
