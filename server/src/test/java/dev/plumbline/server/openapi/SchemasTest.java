package dev.plumbline.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemasTest {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Schemas schemas = new Schemas(mapper);

    enum Colour {
        RED,
        GREEN;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Square(double side) implements Shape {}
    }

    record Node(String name, List<Node> children) {}

    record Everything(
            boolean is,
            int small,
            long large,
            BigDecimal amount,
            Instant at,
            LocalDate day,
            Duration length,
            Optional<String> perhaps,
            @Nullable String none,
            Map<Colour, Long> counts,
            JsonNode any,
            Shape shape) {
        public boolean isOdd() {
            return large % 2 == 1;
        }
    }

    private JsonNode field(String name) {
        schemas.of(Everything.class);
        return schemas.components()
                .get("SchemasTest.Everything")
                .path("properties")
                .path(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "is | {'type':'boolean'}",
                "small | {'type':'integer','format':'int32'}",
                "large | {'type':'integer','format':'int64'}",
                "amount | {'type':'number'}",
                "at | {'type':'string','format':'date-time'}",
                "day | {'type':'string','format':'date'}",
                "length | {'type':'string','format':'duration'}",
                "perhaps | {'anyOf':[{'type':'string'},{'type':'null'}]}",
                "none | {'anyOf':[{'type':'string'},{'type':'null'}]}",
                "any | {}",
                "shape | {'$ref':'#/components/schemas/SchemasTest.Shape'}"
            })
    void aFieldIsDescribedAsItIsWritten(String name, String schema) {
        assertThat(field(name)).isEqualTo(mapper.readTree(schema.replace('\'', '"')));
    }

    @Test
    void aMapByWordsNamesTheWords() {
        assertThat(field("counts").path("propertyNames").path("$ref").asString())
                .isEqualTo("#/components/schemas/SchemasTest.Colour");
        assertThat(field("counts").path("additionalProperties").path("format").asString())
                .isEqualTo("int64");
    }

    @Test
    void wordsAreThoseThatTheMapperWrites() {
        field("counts");
        assertThat(schemas.components().get("SchemasTest.Colour"))
                .isEqualTo(mapper.readTree("{\"type\":\"string\",\"enum\":[\"red\",\"green\"]}"));
    }

    @Test
    void whatTheMapperAddsToARecordIsDescribedToo() {
        assertThat(field("odd").path("type").asString()).isEqualTo("boolean");
        assertThat(mapper.valueToTree(new Node("a", List.of())).propertyNames()).containsExactly("name", "children");
    }

    @Test
    void aSealedTypeIsAnyOfItsCases() {
        field("shape");
        assertThat(schemas.components().get("SchemasTest.Shape").path("anyOf")).hasSize(2);
        assertThat(schemas.components()).containsKeys("SchemasTest.Shape.Circle", "SchemasTest.Shape.Square");
    }

    @Test
    void aTypeWithinItselfIsReferredTo() {
        schemas.of(Node.class);
        assertThat(schemas.components()
                        .get("SchemasTest.Node")
                        .at("/properties/children/items/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/SchemasTest.Node");
    }

    @Test
    void aTypeThatIsNotKnownIsNotGuessed() {
        Type unknown = URI.class;
        assertThatThrownBy(() -> schemas.of(unknown)).hasMessageContaining("How java.net.URI is written");
    }
}
