package dev.plumbline.server.engine;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.findings.FindingDesk;
import dev.plumbline.server.findings.OpenFinding;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import dev.plumbline.server.translate.Translator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the mapping does not know, from the inbox to what people read. */
class FindingsInEngineTest {
    private static final String SHIPPING = """
            sources:
              order:
                extra: {channel: {from: E1EDK01.AUGRU, codes: {001: shop}, otherwise: empty}}
            """;

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private ManualClock clock;
    private Stations stations;

    @BeforeEach
    void putTogether() {
        clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
        stations = new Stations(POSTGRES, clock, Way.over(URI.create("http://localhost:1"), clock));
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    /** The engine with a site's mapping, until nothing waits. */
    private void workBy(Mapping mapping) {
        Translator translator = new Translator(new IdocReader(Dictionary.standard()), mapping);
        Rulebook rulebook = new Rulebook(
                mapping.version(),
                (form, charset, raw) -> translator.translate(IdocSource.of(raw, IdocForm.valueOf(form), charset)),
                new Mirror(Stations.CONTRACT));
        Engine engine = new Engine(
                new PostgresEngineStore(stations.jdbc(), POSTGRES.transaction(), new StoredJson(), stations.outbox()),
                () -> rulebook,
                clock,
                new Doorbell());
        for (int steps = 0; engine.step().isZero(); steps++) {
            assertThat(steps).as("steps of an engine that comes to no end").isLessThan(100);
        }
    }

    private FindingDesk desk(Mapping mapping) {
        return new FindingDesk(stations.jdbc(), mapping::sources, clock);
    }

    private static byte[] withField(byte[] idoc, String field, String value) {
        String text = new String(idoc, StandardCharsets.UTF_8);
        assertThat(text).contains("<BELNR>");
        return text.replaceFirst("<BELNR>", "<" + field + ">" + value + "</" + field + "><BELNR>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withSegment(byte[] idoc, String segment) {
        return new String(idoc, StandardCharsets.UTF_8)
                .replaceFirst("<E1EDP01", "<" + segment + " SEGMENT=\"1\"><A>1</A></" + segment + "><E1EDP01")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> shown(List<OpenFinding> findings) {
        return findings.stream()
                .map(finding -> finding.kind() + " " + finding.place() + " " + finding.name() + " " + finding.treated()
                        + " " + finding.times())
                .sorted()
                .toList();
    }

    @Test
    void theUsualDocumentsHaveNoFindings() {
        stations.receive(xml(order(7, "0000012345", "0000004711")));
        workBy(Mappings.standard());
        assertThat(desk(Mappings.standard()).open()).isEmpty();
    }

    @Test
    void aCodeThatNoTableListsIsReportedOnceHoweverManyIdocsHaveIt() {
        Mapping mapping = Mappings.of(SHIPPING);
        stations.receive(
                withField(xml(order(7, "0000012345", "0000004711")), "AUGRU", "X7"),
                withField(xml(order(8, "0000012346", "0000004711")), "AUGRU", "X7"));
        workBy(mapping);
        stations.receive(withField(xml(order(9, "0000012347", "0000004711")), "AUGRU", "X7"));
        workBy(mapping);
        assertThat(shown(desk(mapping).open())).containsExactly("CODE order.extra.channel X7 taken for nothing 3");
    }

    @Test
    void aCodeThatTheMappingNamesByNowIsShownNoMore() {
        Mapping mapping = Mappings.of(SHIPPING);
        stations.receive(withField(xml(order(7, "0000012345", "0000004711")), "AUGRU", "X7"));
        workBy(mapping);
        Mapping named = Mappings.of(SHIPPING, "sources: {order: {extra: {channel: {codes: {X7: fair}}}}}");
        assertThat(desk(named).open()).isEmpty();
    }

    @Test
    void whatMayBePersonalIsNotShown() {
        Mapping mapping = Mappings.of(SHIPPING);
        stations.receive(
                withField(xml(order(7, "0000012345", "0000004711")), "AUGRU", "a@b.de"),
                withField(xml(order(8, "0000012346", "0000004711")), "AUGRU", "04315550123"));
        workBy(mapping);
        assertThat(desk(mapping).open())
                .extracting(OpenFinding::name)
                .containsExactlyInAnyOrder("(6 characters, not shown)", "(11 characters, not shown)");
    }

    @Test
    void aSegmentThatNobodyReadsIsReportedOnceForItsMessageAndBasicType() {
        stations.receive(
                withSegment(xml(order(7, "0000012345", "0000004711")), "Z1LOYAL"),
                withSegment(xml(order(8, "0000012346", "0000004711")), "Z1LOYAL"));
        workBy(Mappings.standard());
        assertThat(shown(desk(Mappings.standard()).open()))
                .singleElement()
                .asString()
                .startsWith("SEGMENT ORD")
                .contains("/ORDERS05")
                .endsWith("Z1LOYAL not read 2");
    }

    @Test
    void aSegmentThatABindingReadsByNowIsShownNoMore() {
        stations.receive(withSegment(xml(order(7, "0000012345", "0000004711")), "Z1LOYAL"));
        workBy(Mappings.standard());
        Mapping bound = Mappings.of("sources: {order: {extra: {loyalty: //Z1LOYAL.A}}}");
        assertThat(desk(bound).open()).isEmpty();
    }

    @Test
    void whatAPersonKnowsDoesNotComeBack() {
        stations.receive(withSegment(xml(order(7, "0000012345", "0000004711")), "Z1LOYAL"));
        workBy(Mappings.standard());
        FindingDesk desk = desk(Mappings.standard());
        long id = desk.open().getFirst().id();
        assertThat(desk.know(id, "anna", "the shop reads it")).isEqualTo(new FindingDesk.Answer.Noted(id));
        stations.receive(withSegment(xml(order(8, "0000012346", "0000004711")), "Z1LOYAL"));
        workBy(Mappings.standard());
        assertThat(desk.open()).isEmpty();
        assertThat(desk.know(id, "anna", "again")).isInstanceOf(FindingDesk.Answer.NotOpen.class);
        assertThat(desk.know(id, "anna", " ")).isInstanceOf(FindingDesk.Answer.Incomplete.class);
    }
}
