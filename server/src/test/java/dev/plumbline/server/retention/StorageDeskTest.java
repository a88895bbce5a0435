package dev.plumbline.server.retention;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.retention.StorageReport.Data;
import dev.plumbline.server.retention.StorageReport.Rows;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StorageDeskTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");

    private final ManualClock clock = new ManualClock(START);
    private Stations stations;

    @BeforeEach
    void putTogether() {
        stations = new Stations(POSTGRES, clock, Way.over(URI.create("http://localhost:1"), clock));
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    private StorageReport report(Optional<Duration> kept) {
        return new StorageDesk(POSTGRES.jdbc(), clock, settings(kept)).report();
    }

    private static Settings.Retention settings(Optional<Duration> raw) {
        return new Settings.Retention(raw, Optional.of(Duration.ofDays(400)), Optional.empty(), Optional.empty());
    }

    private static Data data(StorageReport report, String name) {
        return report.data().stream()
                .filter(data -> data.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void twoOrders() {
        stations.receive(xml(order(1, "0000012345", "0000004711"), order(2, "0000012346", "0000004711")));
        stations.translateAll();
    }

    @Test
    void everyTableIsOfAKind() {
        List<String> others = stations.texts("""
                        relname from pg_class c
                        where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not relispartition order by relname""").stream()
                .filter(table -> DataClass.of(table) == DataClass.OTHER)
                .toList();
        assertThat(others)
                .containsExactly(
                        "flyway_schema_history", "storage_kept", "storage_part", "storage_removed", "storage_stride");
    }

    @Test
    void theKindsAddUpToAllThatIsStored() {
        twoOrders();
        StorageReport report = report(Optional.of(KEPT));
        long all = POSTGRES.jdbc()
                .sql(
                        "select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
                .query(Long.class)
                .single();
        assertThat(report.bytes()).isEqualTo(all);
        assertThat(report.data().stream().mapToLong(Data::bytes).sum()).isEqualTo(all);
    }

    @Test
    void whatAnOrderCostsIsAllThatIsStoredByTheNumberOfOrders() {
        twoOrders();
        StorageReport report = report(Optional.of(KEPT));
        assertThat(report.orders()).isEqualTo(new Rows(2, true));
        assertThat(report.bytesPerOrder()).isEqualTo(report.bytes() / 2);
        assertThat(data(report, "commands").bytesPerOrder())
                .isEqualTo(data(report, "commands").bytes() / 2)
                .isPositive();
    }

    @Test
    void whatIsRemovedOneDayDoesNotCountAsKeptForEver() {
        twoOrders();
        StorageReport report = report(Optional.of(KEPT));
        assertThat(report.bytesPerOrderForEver())
                .isLessThanOrEqualTo((report.bytes() - data(report, "raw").bytes()) / 2);
        assertThat(report(Optional.empty()).bytesPerOrderForEver()).isGreaterThan(report.bytesPerOrderForEver());
    }

    @Test
    void withoutAnOrderThereIsNoCostOfOne() {
        StorageReport report = report(Optional.of(KEPT));
        assertThat(report.orders()).isEqualTo(Rows.NONE);
        assertThat(report.bytesPerOrder()).isZero();
    }

    @Test
    void rawIdocsAreToldWithTheirAgeAndWhenTheNextAreRemoved() {
        twoOrders();
        Retention retention =
                new Retention(POSTGRES.jdbc(), POSTGRES.transaction(), clock, settings(Optional.of(KEPT)));
        while (retention.step().isZero()) {
            clock.advance(Duration.ofSeconds(1));
        }
        Data raw = data(report(Optional.of(KEPT)), "raw");
        assertThat(raw.rows()).isEqualTo(new Rows(2, true));
        assertThat(raw.kept()).isEqualTo("30 days");
        assertThat(raw.oldest()).contains(START);
        assertThat(raw.nextPurge())
                .contains(Instant.parse("2026-03-09T00:00:00Z").plus(KEPT));
        assertThat(data(report(Optional.empty()), "raw").nextPurge()).isEmpty();
    }

    @Test
    void beyondTenThousandRowsAreEstimated() {
        POSTGRES.jdbc().sql("""
                        insert into aggregate (key, state, updated_at)
                        select 'order/PRD-100/' || n, '{}', now() from generate_series(1, 20000) n""").update();
        POSTGRES.jdbc().sql("analyze aggregate").update();
        Rows orders = report(Optional.of(KEPT)).orders();
        assertThat(orders.exact()).isFalse();
        assertThat(orders.count()).isBetween(15_000L, 25_000L);
    }
}
