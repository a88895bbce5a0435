package dev.plumbline.server.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OutlineTest {
    private static JsonNode json(Object data) {
        return new JsonMapper().valueToTree(data);
    }

    @Test
    void dataIsWrittenAsLinesAndWhatIsEmptyIsLeftOut() {
        Map<String, Object> row = new TreeMap<>(Map.of("id", 7, "reason", "a\nb", "why", "", "tags", List.of("x")));
        assertThat(Outline.of(json(new TreeMap<>(Map.of("open", 1, "none", List.of(), "rows", List.of(row))))))
                .isEqualTo("""
                        open: 1
                        rows:
                          - id: 7
                            reason: "a\\nb"
                            tags:
                              - "x"
                        """);
    }

    @Test
    void aListOfARowIsCutShorterThanOneOfTheAnswer() {
        List<Integer> many = Collections.nCopies(60, 1);
        JsonNode bounded = Bounds.on(json(Map.of("outer", many, "rows", List.of(Map.of("inner", many)))));
        assertThat(bounded.path("outer")).hasSize(50);
        assertThat(bounded.path("outerMore").asInt()).isEqualTo(10);
        assertThat(bounded.path("rows").path(0).path("inner")).hasSize(10);
        assertThat(bounded.path("rows").path(0).path("innerMore").asInt()).isEqualTo(50);
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        JsonNode bounded = Bounds.on(json(Map.of("text", "x".repeat(1_999) + "😀 and more")));
        assertThat(bounded.path("text").asString()).endsWith("x… (11 characters more)");
    }
}
