package dev.plumbline.server.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.server.delivery.UnsentRequests;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Sap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final Idoc ORDER = Sap.order(1, "0000012345", "0000000042");
    private static final Idoc DELIVERY = Sap.delivery(2, "0080000001", "0000012345");

    private static Preview preview(Idoc... idocs) {
        IdocReader reader = new IdocReader(Dictionary.standard());
        List<Sample> samples = reader.stream(Idocs.xml(idocs))
                .map(item -> new Sample("test", item.source()))
                .toList();
        return new Previewer(reader, new UnsentRequests(Duration.ofHours(24)))
                .preview(Mappings.standard(), samples, new Setting.Alone());
    }

    private static List<String> differences(String yaml, Idoc... idocs) {
        return Expectation.read("expected.yaml", yaml).differences(preview(idocs));
    }

    @Test
    void whatIsAcceptedIsMet() {
        Preview preview = preview(ORDER, DELIVERY);
        assertThat(Expectation.read("expected.yaml", Expectation.of(preview)).differences(preview))
                .isEmpty();
    }

    @Test
    void whatIsNotWrittenMayBeAnything() {
        assertThat(differences("""
                        requests:
                          - body: {data: {attributes: {unique_id: PRD-100-order-12345}}}
                        """, ORDER)).isEmpty();
    }

    @Test
    void zerosBehindTheCommaMakeNoDifference() {
        assertThat(differences("""
                        requests:
                          - endpoint: POST /api/events
                            body: {data: {attributes: {value: 100.0}}}
                        """, ORDER)).isEmpty();
    }

    @Test
    void aDifferenceNamesTheRequestAndItsPlace() {
        assertThat(differences("""
                        requests:
                          - endpoint: POST /api/profile-import
                            body: {data: {attributes: {external_id: '43'}}}
                        """, ORDER))
                .containsExactly("requests[0] (the profile of customer 42): body.data.attributes.external_id: "
                        + "expected 43, found 42");
    }

    @Test
    void aRequestThatDidNotComeIsADifference() {
        assertThat(differences("requests: [{endpoint: POST /api/catalog-items}]", ORDER))
                .containsExactly("requests[0]: expected, and there is no other request of that endpoint");
    }

    @Test
    void anEmptyListOfRequestsSaysThatNoneMayCome() {
        assertThat(differences("requests: []", ORDER))
                .containsExactly("requests: expected none, found 3, the first for the profile of customer 42");
    }

    @Test
    void aHoldIsExpectedByItsReason() {
        assertThat(differences("held: [PREDECESSOR_MISSING]", DELIVERY)).isEmpty();
    }

    @Test
    void aRuleThatIgnoresIsExpectedByAPartOfItsWords() {
        assertThat(differences("ignored: HRMD_A", Sap.idoc(1, "HRMD_A", "HRMD_A07")))
                .isEmpty();
    }

    @Test
    void aWrongKeyIsAFaultWithItsPlace() {
        assertThat(differences("request: []", ORDER))
                .containsExactly(
                        "expected.yaml, line 1, column 1: request: there is no such key; the nearest is requests");
    }
}
