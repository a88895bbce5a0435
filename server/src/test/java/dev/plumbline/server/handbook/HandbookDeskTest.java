package dev.plumbline.server.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.handbook.Handbook.Chapter;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Postgres;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HandbookDeskTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private final AtomicReference<Mapping> mapping = new AtomicReference<>(Mappings.standard());
    private final HandbookDesk desk =
            new HandbookDesk(POSTGRES.jdbc(), mapping::get, new ManualClock(Instant.parse("2026-03-04T08:00:00Z")));

    private Stream<List<String>> rows(String section) {
        return desk.now().chapters().stream()
                .flatMap((Chapter chapter) -> chapter.sections().stream())
                .filter(found -> found.id().equals(section))
                .flatMap(found -> found.rows().stream());
    }

    @Test
    void itIsWrittenFromTheMappingInForce() {
        assertThat(rows("metrics")).anyMatch(row -> row.getFirst().equals("Placed Order"));
        mapping.set(Mappings.of("rules: {metrics: {placed: SAP Order}}"));
        assertThat(rows("metrics")).anyMatch(row -> row.getFirst().equals("SAP Order"));
        assertThat(rows("owners")).anyMatch(row -> row.getFirst().equals("email"));
    }

    @Test
    void theDeadlinesOfHoldsAreThoseThatAreConfigured() {
        mapping.set(Mappings.of("rules: {holds: {customer-missing: PT3H exception}}"));
        assertThat(rows("holds"))
                .contains(List.of("the customer has not come", "Integration", "3 hours", "a person is asked"));
    }

    @Test
    void onlyAChangeOfTheConfigurationMakesAVersion() {
        desk.now();
        desk.now();
        assertThat(desk.versions()).hasSize(1);
        mapping.set(Mappings.of("rules: {metrics: {placed: SAP Order}}"));
        desk.now();
        assertThat(desk.versions()).hasSize(2);
    }

    @Test
    void whatChangedIsShownLineByLine() {
        desk.now();
        mapping.set(Mappings.of("rules: {metrics: {refunded: SAP Refund}}"));
        desk.now();
        assertThat(desk.difference(1)).isEmpty();
        assertThat(desk.difference(2))
                .hasValueSatisfying(changes -> assertThat(changes).anySatisfy(change -> {
                    assertThat(change.before()).anyMatch(line -> line.contains("| Refunded Order |"));
                    assertThat(change.after()).anyMatch(line -> line.contains("| SAP Refund |"));
                }));
    }

    @Test
    void asMarkdownAndHtmlItSaysTheSame() {
        Handbook now = desk.now();
        assertThat(Markdown.of(now)).contains("### Exceptions", "| It says |", "1. Open the overview");
        assertThat(Html.of(now)).contains("<h3>Exceptions</h3>", "<th>It says</th>", "<li>Open the overview");
    }
}
