package dev.plumbline.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeTest {
    private static Node.Mapping mapping(String file, String text) {
        return (Node.Mapping) YamlText.read(file, text, new Faults()).orElseThrow();
    }

    private static Node.Mapping merged(String below, String above) {
        return mapping("below.yaml", below).under(mapping("above.yaml", above));
    }

    private static String text(Node.Mapping mapping, String key) {
        return mapping.get(key).map(node -> ((Node.Scalar) node).text()).orElse("-");
    }

    @Test
    void keysOfBothLayersAreThereAndTheUpperOneCounts() {
        Node.Mapping merged = merged("{a: 1, b: 1}", "{b: 2, c: 2}");
        assertThat(List.of(text(merged, "a"), text(merged, "b"), text(merged, "c")))
                .containsExactly("1", "2", "2");
        assertThat(merged.get("a").orElseThrow().place().file()).isEqualTo("below.yaml");
        assertThat(merged.get("b").orElseThrow().place().file()).isEqualTo("above.yaml");
    }

    @Test
    void keysAreMergedOnEveryLevel() {
        Node.Mapping merged = merged("{a: {b: {c: 1, d: 1}}}", "{a: {b: {d: 2}}}");
        Node.Mapping b = (Node.Mapping)
                ((Node.Mapping) merged.get("a").orElseThrow()).get("b").orElseThrow();
        assertThat(text(b, "c")).isEqualTo("1");
        assertThat(text(b, "d")).isEqualTo("2");
    }

    @Test
    void aListOfTheUpperLayerCountsAsAWhole() {
        Node list = merged("{a: [1, 2, 3]}", "{a: [4]}").get("a").orElseThrow();
        assertThat(((Node.Sequence) list).parts()).hasSize(1);
    }

    @Test
    void aValueReplacesKeysAndKeysReplaceAValue() {
        assertThat(text(merged("{a: {b: 1}}", "{a: 2}"), "a")).isEqualTo("2");
        assertThat(merged("{a: 1}", "{a: {b: 2}}").get("a")).containsInstanceOf(Node.Mapping.class);
    }

    @Test
    void nothingInTheUpperLayerTakesAway() {
        assertThat(merged("{a: {b: 1}}", "{a: ~}").get("a")).isEmpty();
    }

    @Test
    void aKeyWithoutValueSaysNothingOfASectionAndTakesASingleValueAway() {
        assertThat(merged("{a: {b: 1}}", "a:\n  # b: 2\n").get("a")).containsInstanceOf(Node.Mapping.class);
        assertThat(merged("{a: {b: 1}}", "a: null").get("a")).isEmpty();
        assertThat(merged("{a: 1}", "a:").get("a")).isEmpty();
    }

    @Test
    void aSingleValueStandsForAListOfOne() {
        Faults faults = new Faults();
        Node.Mapping mapping = mapping("f.yaml", "{a: x, b: [x, y], c: [x, {y: 1}]}");
        assertThat(Node.scalars(mapping.get("a").orElseThrow(), "a", faults)).hasSize(1);
        assertThat(Node.scalars(mapping.get("b").orElseThrow(), "b", faults)).hasSize(2);
        assertThat(faults.isEmpty()).isTrue();
        assertThat(Node.scalars(mapping.get("c").orElseThrow(), "c", faults)).hasSize(1);
        assertThat(faults.all())
                .extracting(Fault::message)
                .containsExactly("expected a single value or a list of such, found keys with values");
    }

    @Test
    void aFaultyKeyAtTheTopHasNoPathAboveIt() {
        Faults faults = new Faults();
        Node.requireKnown(mapping("f.yaml", "{ab: 1}"), "", List.of("abc"), faults);
        Node.requireKnown(mapping("f.yaml", "{ab: 1}"), "x.y", List.of("abc"), faults);
        assertThat(faults.all()).extracting(Fault::path).containsExactly("ab", "x.y.ab");
    }
}
