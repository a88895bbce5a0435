package dev.plumbline.server.intake;

import static dev.plumbline.server.support.Idocs.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.engine.Engine;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.Extracts;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.inbox.Inboxes;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.Stations;
import dev.plumbline.server.translate.Readers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a list in the directory to what Klaviyo is to be told: rows and IDocs of one order meet. */
class ExtractWayTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final ExtractFormats FORMATS = Extracts.formats(Extracts.VBUK);
    private static final String EVENTS = "command ->> 'metric' from outbox where kind = 'TrackEvent' order by id";

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
    private Inbox inbox;
    private Stations stations;

    @BeforeEach
    void putTogether() {
        inbox = Inboxes.started(POSTGRES.jdbc(), POSTGRES.transaction());
        stations = new Stations(POSTGRES, clock, Way.over(URI.create("http://localhost:1"), clock));
    }

    @AfterEach
    void takeApart() {
        inbox.stop();
        stations.close();
    }

    private void drop(Instant written, String... rows) {
        Path file = directory.resolve("vbuk.csv");
        try {
            Files.writeString(file, "Sales doc.;Credit\n" + String.join("\n", rows) + "\n");
            Files.setLastModifiedTime(file, FileTime.from(written));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        ExtractDoor door = new ExtractDoor(
                directory,
                new ExtractReception(FORMATS, new ExtractMemory(POSTGRES.jdbc()), inbox),
                Duration.ofMillis(500));
        door.step();
        door.step();
        work();
    }

    private void work() {
        Engine engine = stations.engineReading(Readers.with(FORMATS));
        for (int steps = 0; engine.step().isZero(); steps++) {
            assertThat(steps).isLessThan(100);
        }
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-03-02T10:00:00Z").plus(Duration.ofHours(hour));
    }

    @Test
    void anOrderWaitsForTheCreditCheckThatTheListTellsOf() {
        drop(at(0), "12345;B");
        stations.receive(xml(Sap.order(1, "0000012345", "0000004711")));
        work();
        assertThat(stations.texts(EVENTS)).isEmpty();
        assertThat(stations.texts("reason from hold")).containsExactly("CREDIT_CHECK");
        drop(at(1), "12345;D");
        assertThat(stations.texts(EVENTS)).containsExactly("Placed Order", "Ordered Product");
        assertThat(stations.count("hold")).isZero();
    }

    @Test
    void aRowHasItsFateAndItsPlaceLikeAnIdoc() {
        drop(at(0), "12345;B", "12346;Z");
        assertThat(
                        stations.texts(
                                "system || ' ' || client || ' ' || docnum || ' ' || message_type || ' ' || basic_type || ' ' || status from inbox order by id"))
                .containsExactly(
                        "SAPPRD 100 vbuk.csv:2 VBUK EXTRACT applied", "SAPPRD 100 vbuk.csv:3 VBUK EXTRACT exception");
        assertThat(stations.texts("segment || '-' || field || ' ' || value from exception"))
                .containsExactly("VBUK-CMGST Z");
        assertThat(stations.questions().idocs("vbuk.csv:2")).hasSize(1);
    }

    @Test
    void aLateListDoesNotUndoANewerOne() {
        stations.receive(xml(Sap.order(1, "0000012345", "0000004711")));
        drop(at(2), "12345;A");
        List<String> told = stations.texts(EVENTS);
        drop(at(1), "12345;B");
        assertThat(stations.count("hold")).isZero();
        assertThat(stations.texts(EVENTS)).isEqualTo(told).contains("Placed Order");
    }
}
