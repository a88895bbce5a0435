package dev.plumbline.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final List<String> KNOWN = List.of("email", "phone", "organisation", "region", "E1EDK02");

    @ParameterizedTest
    @CsvSource({
        "emial, email",
        "e-mail, email",
        "fone, phone",
        "organization, organisation",
        "E1EDK2, E1EDK02",
        "'', email"
    })
    void theNearestNameNeedsTheFewestChanges(String name, String nearest) {
        assertThat(Names.nearest(name, KNOWN)).contains(nearest);
    }

    @Test
    void ofSeveralThatAreEquallyNearTheFirstByAlphabetIsNamed() {
        assertThat(Names.nearest("ax", List.of("az", "ay"))).contains("ay");
    }

    @Test
    void withoutKnownNamesThereIsNoHint() {
        assertThat(Names.hint("x", List.of())).isEmpty();
        assertThat(Names.hint("x", List.of("y"))).isEqualTo("; the nearest is y");
    }
}
