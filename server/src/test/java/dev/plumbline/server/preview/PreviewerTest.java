package dev.plumbline.server.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.delivery.UnsentRequests;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Sap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewerTest {
    private final IdocReader reader = new IdocReader(Dictionary.standard());
    private final Previewer previewer = new Previewer(reader, new UnsentRequests(Duration.ofHours(24)));

    private Preview preview(Idoc... idocs) {
        return previewOf(Idocs.xml(idocs));
    }

    private Preview previewOf(byte[] content) {
        return previewOf(content, Mappings.standard());
    }

    private Preview previewOf(byte[] content, Mapping mapping) {
        List<Sample> samples = reader.stream(content)
                .map(item -> new Sample("test", item.source()))
                .toList();
        return previewer.preview(mapping, samples, new Setting.Alone());
    }

    @Test
    void aValueIsShownWithThePlaceOfTheMappingThatLedToIt() {
        assertThat(preview(Sap.order(1, "0000012345", "0000000042"))
                        .idocs()
                        .getFirst()
                        .read())
                .anySatisfy(read -> {
                    assertThat(read.field()).isEqualTo("order.items.description");
                    assertThat(read.segment()).isEqualTo("E1EDP19");
                    assertThat(read.sapField()).isEqualTo("KTEXT");
                    assertThat(read.value()).isEqualTo("Bolt M8");
                    assertThat(read.place()).isEqualTo("E1EDP19[QUALF=002].KTEXT");
                });
    }

    @Test
    void anOrderOfACustomerThatIsNotThereIsTold() {
        Preview preview = preview(Sap.order(1, "0000012345", "0000000042"));
        assertThat(preview.held()).isEmpty();
        assertThat(preview.requests())
                .extracting(Preview.Request::what)
                .containsExactly(
                        "the profile of customer 42",
                        "Placed Order PRD-100-order-12345",
                        "Ordered Product PRD-100-order-12345-item-10");
    }

    @Test
    void eachPropertyOfAnEventIsShownWithTheExpressionThatMadeIt() {
        assertThat(preview(Sap.order(1, "0000012345", "0000000042"))
                        .requests()
                        .getLast()
                        .made())
                .anySatisfy(made -> {
                    assertThat(made.name()).isEqualTo("ProductName");
                    assertThat(made.expression()).isEqualTo("item.name");
                    assertThat(made.place()).startsWith("default-mapping.yaml, line ");
                });
    }

    @Test
    void anIdocThatComesLaterReleasesWhatTheOneBeforeItHeld() {
        Preview preview =
                preview(Sap.delivery(1, "0080000001", "0000012345"), Sap.order(2, "0000012345", "0000000042"));
        assertThat(preview.held()).isEmpty();
        assertThat(preview.requests()).extracting(Preview.Request::what).contains("Placed Order PRD-100-order-12345");
    }

    @Test
    void aDeliveryAloneIsHeldWithItsReason() {
        assertThat(preview(Sap.delivery(1, "0080000001", "0000012345")).held())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.about()).isEqualTo("order/PRD-100/12345");
                    assertThat(held.reason()).isEqualTo("PREDECESSOR_MISSING");
                });
    }

    @Test
    void whatIsLeftOutOnPurposeNamesItsRule() {
        Preview.Piece piece = preview(Sap.idoc(1, "HRMD_A", "HRMD_A07")).idocs().getFirst();
        assertThat(piece.outcome()).isEqualTo(Preview.Outcome.IGNORED);
        assertThat(piece.reason()).isEqualTo("no rule for message type HRMD_A");
    }

    @Test
    void whatIsNoIdocIsAnException() {
        Preview preview = previewOf("hello".getBytes(StandardCharsets.UTF_8));
        assertThat(preview.idocs()).singleElement().satisfies(piece -> {
            assertThat(piece.outcome()).isEqualTo(Preview.Outcome.EXCEPTION);
            assertThat(piece.complaints()).isNotEmpty();
        });
    }

    @Test
    void whatIsNotAsTheMappingDemandsIsShownAndCanBeExpected() {
        Preview preview = previewOf(
                Idocs.xml(Sap.order(1, "0000012345", "0000000042")),
                Mappings.of(
                        "targets: {events: {placed: {properties: {OrderId: {value: order.number, must: {match: A}}}}}}"));
        assertThat(preview.gates())
                .containsExactly(new Preview.Gate(
                        1,
                        "order/PRD-100/12345",
                        "targets.events.placed.properties.OrderId",
                        "match",
                        "leave-out",
                        "expected a text that matches A",
                        "12345"));
        assertThat(Expectation.read("test", "gates: ['OrderId match leave-out']")
                        .differences(preview))
                .isEmpty();
        assertThat(Expectation.read("test", "gates: []").differences(preview)).hasSize(1);
    }
}
