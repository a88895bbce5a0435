package dev.plumbline.server.watermark;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BacklogTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private final Backlog backlog = new Backlog(POSTGRES.jdbc(), POSTGRES.transaction());
    private Stations stations;

    @BeforeEach
    void putTogether() {
        ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
        stations = new Stations(POSTGRES, clock, Way.over(URI.create("http://localhost:1"), clock));
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    @Test
    void whatWaitsForTheEngineIsCountedAsFarAsItMatters() {
        stations.receive(xml(order(1, "0000012345", "0000004711"), order(2, "0000012346", "0000004711")));
        assertThat(backlog.waiting(10)).isEqualTo(2);
        assertThat(backlog.waiting(1)).isEqualTo(1);
        stations.translateAll();
        assertThat(backlog.waiting(10)).isZero();
    }

    @Test
    void whatWaitsForKlaviyoIsCountedAsFarAsItMatters() {
        assertThat(backlog.queued(10)).isZero();
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.translateAll();
        assertThat(backlog.queued(10)).isEqualTo(3);
        assertThat(backlog.queued(2)).isEqualTo(2);
        stations.jdbc().sql("update outbox set status = 'accepted'").update();
        assertThat(backlog.queued(10)).isZero();
    }
}
