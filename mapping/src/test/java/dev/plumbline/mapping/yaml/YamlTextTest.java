package dev.plumbline.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    private static Node.Mapping mapping(String text) {
        Faults faults = new Faults();
        Node node = YamlText.read("f.yaml", text, faults).orElseThrow();
        assertThat(faults.all()).isEmpty();
        return (Node.Mapping) node;
    }

    private static Node.Scalar scalar(String text) {
        return (Node.Scalar) mapping("k: " + text).get("k").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"010", "1.50", "0x1F", "2026-03-02", "true", "no", "1_000"})
    void aValueIsTheTextThatIsWritten(String text) {
        assertThat(scalar(text).text()).isEqualTo(text);
    }

    @Test
    void aNumberInQuotesIsAText() {
        assertThat(scalar("10").isNumber()).isTrue();
        assertThat(scalar("'10'").isNumber()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null"})
    void nothingIsNothing(String text) {
        Node.Mapping mapping = mapping("k: " + text);
        assertThat(mapping.entries()).containsKey("k");
        assertThat(mapping.get("k")).isEmpty();
    }

    @Test
    void theEmptyTextIsAValueAndAKey() {
        assertThat(scalar("''").text()).isEmpty();
        assertThat(mapping("'': own").get("")).isPresent();
    }

    @Test
    void everyPartKnowsWhereItStands() {
        Node.Mapping mapping = mapping("a:\n  b: [x,\n    y]\n");
        Node.Mapping a = (Node.Mapping) mapping.get("a").orElseThrow();
        Node.Sequence b = (Node.Sequence) a.get("b").orElseThrow();
        assertThat(a.entries().get("b").key()).isEqualTo(new Place("f.yaml", 2, 3));
        assertThat(b.parts())
                .extracting(Node::place)
                .isEqualTo(List.of(new Place("f.yaml", 2, 7), new Place("f.yaml", 3, 5)));
    }

    @Test
    void aFileWithNothingInItIsNothing() {
        assertThat(YamlText.read("f.yaml", "", new Faults())).containsInstanceOf(Node.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1", "a: {b: 1", "a: 'x", "a:\n - 1\n b: 2", "\t a: 1", "a: b: c"})
    void whatIsNoYamlIsAFaultAndNoNode(String text) {
        Faults faults = new Faults();
        assertThat(YamlText.read("f.yaml", text, faults)).isEmpty();
        assertThat(faults.all())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("this is no YAML: "));
    }
}
