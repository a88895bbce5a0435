package dev.plumbline.mapping.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.mapping.source.FieldPath.Condition;
import dev.plumbline.mapping.source.FieldPath.Start;
import dev.plumbline.mapping.source.FieldPath.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldPathPropertyTest {
    @Property
    void aPlaceThatIsWrittenReadsBackEqual(@ForAll("places") FieldPath place) {
        assertThat(PathText.toField(place.toString())).isEqualTo(place);
    }

    @Property
    void aWayToSegmentsThatIsWrittenReadsBackEqual(@ForAll("ways") FieldPath way) {
        assertThat(PathText.toSegments(way.toString())).isEqualTo(way);
    }

    @Provide
    Arbitrary<FieldPath> places() {
        Arbitrary<List<String>> fields = names().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<String>> only = values(1).list().ofMaxSize(3);
        Arbitrary<FieldPath> below = Combinators.combine(
                        Arbitraries.of(Start.class), steps().list().ofMinSize(1).ofMaxSize(3), fields, only)
                .as(FieldPath::new);
        Arbitrary<FieldPath> own = Combinators.combine(fields, only)
                .as((names, values) -> new FieldPath(Start.HERE, List.of(), names, values));
        return Arbitraries.oneOf(below, own);
    }

    @Provide
    Arbitrary<FieldPath> ways() {
        return Combinators.combine(
                        Arbitraries.of(Start.class), steps().list().ofMinSize(1).ofMaxSize(3))
                .as((start, steps) -> new FieldPath(start, steps, List.of(), List.of()));
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<Condition> conditions = Combinators.combine(
                        names(), values(0).list().ofMinSize(1).ofMaxSize(3))
                .as(Condition::new);
        return Combinators.combine(names(), conditions.list().ofMaxSize(2)).as(Step::new);
    }

    /** Names as SAP has them, and those of a namespace. */
    private static Arbitrary<String> names() {
        Arbitrary<String> plain = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(30);
        return Arbitraries.oneOf(plain, Combinators.combine(plain, plain).as("/%s/%s"::formatted));
    }

    private static Arbitrary<String> values(int atLeast) {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("äé.,:;+-=/ {}")
                .ofMinLength(atLeast)
                .ofMaxLength(10);
    }
}
