package dev.plumbline.server.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A story that is not true must fail, and say why. */
class StoryCheckTest {
    private static final String PLACED = "| Mon 08:00 | Placed Order | 20.00 EUR | PRD-100-order-12345 | 4711 |\n";
    private static final String ORDERED =
            "| Mon 08:00:01 | Ordered Product | 20.00 EUR | PRD-100-order-12345-item-10 | 4711 |\n";

    @TempDir
    private Path directory;

    @Test
    void aTrueStoryHasNoDifferences() throws IOException {
        assertThat(differences(story("", PLACED + ORDERED))).isEmpty();
    }

    @Test
    void anEventThatIsMissingIsSaid() throws IOException {
        String refunded = "| Fri 00:00 | Refunded Order | 1.00 EUR | PRD-100-order-12345 | 4711 |\n";
        assertThat(differences(story("", PLACED + ORDERED + refunded)))
                .singleElement()
                .asString()
                .startsWith("Klaviyo should have been told, and was not")
                .contains("Refunded Order");
    }

    @Test
    void anEventThatIsNotExpectedIsSaid() throws IOException {
        assertThat(differences(story("", PLACED)))
                .singleElement()
                .asString()
                .startsWith("Klaviyo was told, and should not have been")
                .contains("Ordered Product");
    }

    @Test
    void everyCellOfAnEventCounts() throws IOException {
        for (String wrong : List.of(
                PLACED.replace("20.00", "20.01"),
                PLACED.replace("08:00", "08:01"),
                PLACED.replace("4711", "4712"),
                PLACED.replace("12345", "12346"),
                PLACED.replace("Placed Order", "Placed Order (silent)"))) {
            assertThat(differences(story("", wrong + ORDERED))).as(wrong).hasSize(2);
        }
    }

    @Test
    void anotherOrderOfEventsIsSaid() throws IOException {
        assertThat(differences(story("", ORDERED + PLACED)))
                .hasSize(2)
                .allSatisfy(difference -> assertThat(difference).startsWith("Klaviyo was told in another order"));
    }

    @Test
    void aPropertyOfAnotherValueIsSaid() throws IOException {
        String profile = "\n## Profile of 4711\n\n| property | value |\n|---|---|\n| SAPOrders | 2 |\n";
        assertThat(differences(story("", PLACED + ORDERED) + profile))
                .containsExactly("SAPOrders of profile 4711 should be '2', but is '1'");
    }

    @Test
    void aHoldThatNobodyExpectsIsSaid() throws IOException {
        assertThat(differences(story(", delivery block 01", PLACED + ORDERED)))
                .contains("Held in the end should be [], but is [order 12345 DELIVERY_BLOCK]");
    }

    @Test
    void anExceptionThatNobodyExpectsIsSaid() throws IOException {
        assertThat(differences(story(", E1EDK01-CURCY reads ''", PLACED + ORDERED)))
                .anySatisfy(difference -> assertThat(difference)
                        .startsWith("There should be no exception: order 12345")
                        .contains("E1EDK01-CURCY"));
    }

    @Test
    void aPhraseThatIsNotUnderstoodFailsTheStory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> differences(story(", delivery blok 01", PLACED + ORDERED)))
                .withMessageContaining("delivery blok 01");
    }

    @Test
    void aColumnThatDoesNotExistFailsTheStory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> differences(story("", PLACED).replace("unique id", "identity")))
                .withMessageContaining("no column 'identity'");
    }

    @Test
    void aSettingThatDoesNotExistFailsTheStory() {
        String settings = "\n## Settings\n\n| setting | value |\n|---|---|\n| rules.orders.worth | gross |\n";
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> differences(story("", PLACED + ORDERED) + settings))
                .withMessageContaining("rules.orders.worth");
    }

    private static String story(String more, String told) {
        return """
                # A story

                It shows something.

                ## What SAP says

                | when | document | number | what it says |
                |---|---|---|---|
                | Mon 08:00 | order | 12345 | customer 4711, EUR%s; 10: 2 x Bolt M8 (815) at 10.00 |

                ## What Klaviyo is told

                | time | metric | value | unique id | profile |
                |---|---|---|---|---|
                """.formatted(more) + told;
    }

    private List<String> differences(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("story.md"), text);
        Story story = StoryReader.read(directory, file);
        return new StoryCheck(story, new Performance(story).asTold()).differences();
    }
}
