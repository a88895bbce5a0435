package dev.plumbline.server.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The collected files of other systems and tools beside the checkout, if they are there. */
class SharedIdocsTranslationTest {
    private static final Path FOLDER = Path.of(System.getProperty("plumbline.root", "."), "..", "shared", "idocs");
    private static final String SAP = "SAP__apibusinesshub-integration-recipes__";
    private static final IdocReader READER = new IdocReader(Dictionary.standard());
    private static final Translator TRANSLATOR = new Translator(READER, Sent.MAPPING);

    @TestFactory
    Stream<DynamicTest> eachFileSaysSomethingOrIsIgnoredByNameOrComplainsPrecisely() throws IOException {
        Path index = FOLDER.resolve("INDEX.tsv");
        assumeTrue(Files.exists(index));
        return Files.readAllLines(index).stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[0])
                .map(file -> DynamicTest.dynamicTest(
                        file,
                        () -> assertThat(translate(file))
                                .isNotEmpty()
                                .allSatisfy(SharedIdocsTranslationTest::isPrecise)));
    }

    private static void isPrecise(Translation translation) {
        switch (translation) {
            case Translation.Documents read -> {
                assertThat(read.documents()).isNotEmpty();
                assertThat(read.leftOut()).isEmpty();
            }
            case Translation.Ignored ignored -> assertThat(ignored.rule()).isNotBlank();
            case Translation.Failed failed -> {
                assertThat(failed.complaint().kind()).isNotEqualTo(Complaint.Kind.DEFECT);
                assertThat(failed.complaint().reason()).isNotBlank();
                if (failed.complaint().kind() == Complaint.Kind.UNTRANSLATABLE) {
                    assertThat(failed.complaint().segment()).isNotBlank();
                    assertThat(failed.complaint().field()).isNotBlank();
                }
            }
        }
    }

    private static List<Translation> translate(String file) throws IOException {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(file))) {
            return READER.stream(in)
                    .map(item -> TRANSLATOR.translate(item.source()).translation())
                    .toList();
        }
    }

    private static <D extends Document> D first(String file, Class<D> sort) throws IOException {
        assumeTrue(Files.exists(FOLDER.resolve(file)));
        return Sent.all((Translation.Documents) translate(file).getFirst(), sort)
                .getFirst();
    }

    @Test
    void sapsOwnDeliveryTellsGoodsIssueCustomerAndBillOfLading() throws IOException {
        DeliveryDocument delivery =
                first(SAP + "DELVRY07_DESADV_02_Delivery_Notification_Outbound-2.xml", DeliveryDocument.class);
        assertThat(delivery.progress().goodsIssue()).isInstanceOf(GoodsIssue.Posted.class);
        assertThat(delivery.progress().proof()).isEmpty();
        assertThat(delivery.soldTo()).map(Partner::customer).contains("100301095");
        assertThat(delivery.carriage().trackingNumbers()).containsExactly("70050602");
        assertThat(delivery.items())
                .extracting(DeliveryDocument.Item::order, DeliveryDocument.Item::orderItem)
                .containsExactly(tuple("2000461293", "20"), tuple("2000461293", "30"));
    }

    @Test
    void sapsOwnOrderTellsItsPartnersAndItsNetValue() throws IOException {
        OrderDocument order =
                first(SAP + "ORDERS05_ORDRSP_01_b_Sales_Order_Response_Outbound-2.xml", OrderDocument.class);
        assertThat(order.salesOrganization()).isEqualTo("NL10");
        assertThat(order.partners().soldTo().customer()).isEqualTo("100470817");
        assertThat(order.partners().shipTo()).map(Partner::customer).contains("100111229");
        assertThat(order.items())
                .allSatisfy(item -> assertThat(item.reference()).isEmpty());
        assertThat(order.items().stream().map(OrderDocument.Item::netValue).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("223356.00");
    }
}
