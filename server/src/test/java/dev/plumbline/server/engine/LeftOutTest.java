package dev.plumbline.server.engine;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import dev.plumbline.server.translate.Complaint;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translation;
import dev.plumbline.server.translate.Translator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeftOutTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String OPEN = "inbox_id::text from exception where closed_at is null order by id";

    private Stations stations;

    @BeforeEach
    void putTogether() {
        stations = Undelivered.stations(
                POSTGRES, new ManualClock(Instant.parse("2026-03-04T08:00:00Z")), Stations.CONTRACT);
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    /** Has the engine read IDocs; of those with these numbers a value is left out and something is noted. */
    private void read(Set<Integer> wrong, Idoc... idocs) {
        Set<String> docnums = wrong.stream().map("%016d"::formatted).collect(Collectors.toSet());
        PieceReader real = stations.reader();
        if (idocs.length > 0) {
            stations.receive(xml(idocs));
        }
        stations.engineReading((form, charset, raw) -> {
                    Translator.Reading reading = real.read(form, charset, raw);
                    return reading.control()
                                    .map(ControlRecord::docnum)
                                    .filter(docnums::contains)
                                    .isPresent()
                            ? new Translator.Reading(reading.control(), inPart(reading.translation()))
                            : reading;
                })
                .step();
    }

    private static Translation inPart(Translation whole) {
        return new Translation.Documents(
                ((Translation.Documents) whole).documents(),
                List.of(new Complaint(Complaint.Kind.LEFT_OUT, "no address", "E1EDKA1", "ILNNR", "anna(at)")),
                List.of("The phone number was left out"));
    }

    @Test
    void anIdocOfWhichSomethingWasLeftOutGoesOnAndIsAskedFor() {
        read(Set.of(1), order(1, "0000012345", "0000004711"));
        assertThat(stations.texts("status from inbox")).containsExactly("applied");
        assertThat(stations.texts("kind || ' ' || segment || '-' || field || ' ' || aggregate from exception"))
                .containsExactly("LEFT_OUT E1EDKA1-ILNNR order/PRD-100/12345");
        assertThat(stations.texts("text from note")).containsExactly("The phone number was left out");
        assertThat(stations.count("outbox where kind = 'TrackEvent'")).isEqualTo(2);
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("exception", 1L));
    }

    @Test
    void aLaterReportOfTheDocumentThatHasItClosesTheException() {
        read(Set.of(1), order(1, "0000012345", "0000004711"));
        read(Set.of(1), order(2, "0000012345", "0000004711"));
        assertThat(stations.texts(OPEN)).isEmpty();
        assertThat(stations.texts("resolution from exception")).containsExactly("IDoc 0000000000000002 says it anew");
    }

    @Test
    void aLaterReportThatLacksItTooIsAskedForInsteadOfTheEarlierOne() {
        read(Set.of(1, 2), order(1, "0000012345", "0000004711"), order(2, "0000012345", "0000004711"));
        assertThat(stations.texts(OPEN)).containsExactly("2");
    }

    @Test
    void aReportOfAnotherDocumentOfTheSameOrderClosesNothing() {
        read(
                Set.of(2),
                order(1, "0000012345", "0000004711"),
                delivery(2, "0080000001", "0000012345"),
                delivery(3, "0080000002", "0000012345"));
        read(Set.of(), order(4, "0000012346", "0000004711"));
        assertThat(stations.texts(OPEN)).containsExactly("2");
    }

    @Test
    void anOlderReportThatComesLaterIsNeitherAskedForNorClosesAnything() {
        read(Set.of(5), order(5, "0000012345", "0000004711"));
        read(Set.of(4), order(4, "0000012345", "0000004712"));
        assertThat(stations.texts("status from inbox order by id")).containsExactly("applied", "superseded");
        assertThat(stations.texts(OPEN)).containsExactly("1");
    }

    @Test
    void anIdocThatIsReadAgainIsAskedForOnceAndNotedOnce() {
        read(Set.of(1), order(1, "0000012345", "0000004711"));
        stations.desk().replay(1);
        read(Set.of(1));
        assertThat(stations.texts(OPEN)).containsExactly("1");
        assertThat(stations.count("exception")).isEqualTo(2);
        assertThat(stations.count("note")).isEqualTo(1);
    }
}
