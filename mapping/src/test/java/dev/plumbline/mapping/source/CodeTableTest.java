package dev.plumbline.mapping.source;

import static dev.plumbline.mapping.Sites.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.mapping.Sites;
import dev.plumbline.mapping.source.UnreadableSourceException.UnknownCode;
import org.junit.jupiter.api.Test;

class CodeTableTest {
    private static String group(String binding, String code) {
        return Sites.read(
                        "sources: {customer: {class: " + binding + "}}",
                        SourceDocument.CUSTOMER,
                        segment("E1KNA1M", "KUKLA", code).build())
                .text(CustomerSource.CUSTOMER_CLASS);
    }

    @Test
    void aCodeMeansItsWordWhateverItsCase() {
        String binding = "{from: E1KNA1M.KUKLA, codes: {01: retail, a1: wholesale}}";
        assertThat(group(binding, "01")).isEqualTo("retail");
        assertThat(group(binding, "A1")).isEqualTo("wholesale");
    }

    @Test
    void aCodeOfATextThatIsNotInTheTableIsKeptUnlessTheMappingSaysOtherwise() {
        assertThat(group("{from: E1KNA1M.KUKLA, codes: {01: retail}}", "02")).isEqualTo("02");
        assertThat(group("{from: E1KNA1M.KUKLA, codes: {01: retail}, otherwise: keep}", "02"))
                .isEqualTo("02");
    }

    @Test
    void anotherCodeCanMeanNothing() {
        assertThat(group("{from: E1KNA1M.KUKLA, codes: {01: retail}, otherwise: empty}", "02"))
                .isEmpty();
    }

    @Test
    void anotherCodeCanMeanAWordWhichThenCountsForABlankToo() {
        String binding = "{from: E1KNA1M.KUKLA, codes: {01: retail}, otherwise: others}";
        assertThat(group(binding, "02")).isEqualTo("others");
        assertThat(group(binding, "")).isEqualTo("others");
    }

    @Test
    void theBlankCanBeACode() {
        String binding = "{from: E1KNA1M.KUKLA, codes: {'': none, 01: retail}, otherwise: others}";
        assertThat(group(binding, "")).isEqualTo("none");
        assertThat(group(binding, "02")).isEqualTo("others");
    }

    private static UnknownCode refused(String binding, String code) {
        return catchThrowableOfType(UnknownCode.class, () -> group(binding, code));
    }

    @Test
    void anotherCodeCanBeRefusedWithTheTableThatLacksIt() {
        UnknownCode refused = refused("{from: E1KNA1M.KUKLA, codes: {01: retail, 02: b}, otherwise: reject}", "03");
        assertThat(refused.segment().name()).isEqualTo("E1KNA1M");
        assertThat(refused.field()).isEqualTo("KUKLA");
        assertThat(refused.expected())
                .isEqualTo(
                        "one of 01, 02; add the code to sources.customer.class.codes in mapping.yaml, or correct it in SAP");
    }

    @Test
    void aRefusalDoesNotRefuseABlank() {
        assertThat(group("{from: E1KNA1M.KUKLA, codes: {01: retail}, otherwise: reject}", ""))
                .isEmpty();
    }

    @Test
    void aCodeThatPlumblineMustUnderstandIsRefusedUnlessTheMappingSaysOtherwise() {
        UnknownCode refused = catchThrowableOfType(
                UnknownCode.class,
                () -> Sites.read(
                                "sources: {order: {credit-status: {from: Z1EDK01.CMGST, codes: {A: A}}}}",
                                SourceDocument.ORDER,
                                segment("Z1EDK01", "CMGST", "X").build())
                        .text(OrderSource.CREDIT_STATUS));
        assertThat(refused.expected())
                .contains("add the code to sources.order.credit-status.codes in mapping.yaml as one of A, B, C, D");
    }

    private static final String SHARED =
            "sources: {code-tables: {classes: {01: retail}}, customer: {class: {from: E1KNA1M.KUKLA, codes: classes%s}}}";

    private static String shared(String otherwise, String code, String... more) {
        String[] layers = new String[more.length + 1];
        layers[0] = SHARED.formatted(otherwise);
        System.arraycopy(more, 0, layers, 1, more.length);
        return Sites.good(layers)
                .sources()
                .read(
                        Idoc.of(
                                ControlRecord.EMPTY,
                                segment("E1KNA1M", "KUKLA", code).build()),
                        SourceDocument.CUSTOMER)
                .text(CustomerSource.CUSTOMER_CLASS);
    }

    @Test
    void aTableThatHasANameIsUsedByIt() {
        assertThat(shared("", "01")).isEqualTo("retail");
    }

    @Test
    void anotherLayerAddsACodeToATableThatHasAName() {
        assertThat(shared("", "02", "sources: {code-tables: {classes: {02: wholesale}}}"))
                .isEqualTo("wholesale");
    }

    @Test
    void aRefusalNamesTheTableByItsName() {
        UnknownCode refused = catchThrowableOfType(UnknownCode.class, () -> shared(", otherwise: reject", "02"));
        assertThat(refused.expected()).contains("add the code to sources.code-tables.classes in mapping.yaml");
    }
}
