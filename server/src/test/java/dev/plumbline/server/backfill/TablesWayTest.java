package dev.plumbline.server.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.Expected;
import dev.plumbline.sandbox.sap.Story;
import dev.plumbline.sandbox.sap.TableFiles;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractFormats.Loaded;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A merchant's tables, as several users export them, into an account of Klaviyo, which must hold the money of the merchant's ledger. */
class TablesWayTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int ORDERS = 120;

    @TempDir
    Path directory;

    private Traffic traffic;
    private KlaviyoStandIn klaviyo;
    private Stations stations;
    private Loading loading;

    @BeforeEach
    void putTogether() throws IOException {
        traffic = new Traffic(new Traffic.Plan(ORDERS, 7, 0, START));
        while (traffic.next().isPresent()) {
            // Only what it comes to is of interest.
        }
        // Within the live window: only the job makes it history.
        ManualClock clock = new ManualClock(traffic.now().plus(Duration.ofHours(1)));
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
        new TableFiles(directory, traffic.now()).write(traffic.tables());
        loading = new Loading(POSTGRES, stations, formats(directory));
    }

    static ExtractFormats formats(Path directory) {
        return switch (ExtractFormats.load(directory.resolve("extracts.yaml"))) {
            case Loaded.Good good -> good.formats();
            case Loaded.Faults faults -> throw new AssertionError(faults.messages());
        };
    }

    @AfterEach
    void takeApart() {
        loading.close();
        stations.close();
        klaviyo.close();
    }

    /** Placed less cancelled less refunded, by the profile's order numbers and currency. */
    private static Map<String, BigDecimal> money(Stream<Money> events) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        events.forEach(event -> sums.merge(event.currency(), event.signed(), BigDecimal::add));
        sums.replaceAll((currency, sum) -> sum.stripTrailingZeros());
        return sums;
    }

    private record Money(String metric, String currency, BigDecimal value) {
        BigDecimal signed() {
            return switch (metric) {
                case "Placed Order" -> value;
                case "Cancelled Order", "Refunded Order" -> value.negate();
                default -> BigDecimal.ZERO;
            };
        }
    }

    private Stream<Expected.Event> expected() {
        return traffic.ledger().stories().stream().map(Story::usual).flatMap(List::stream);
    }

    private Stream<Event> found() {
        return klaviyo.snapshot().events().stream();
    }

    @Test
    void theMoneyIsThatOfTheLedgerAndNoFlowHasStarted() {
        Report report = loading.done(Loading.everythingIn(directory));
        stations.deliverAll();
        assertThat(report.counts().exceptions()).isZero();
        assertThat(money(found().filter(event -> event.currency().isPresent())
                        .map(event -> new Money(
                                event.metric(),
                                event.currency().orElseThrow(),
                                event.value().orElse(BigDecimal.ZERO)))))
                .isEqualTo(money(expected()
                        .filter(event -> !event.currency().isEmpty())
                        .map(event -> new Money(event.metric(), event.currency(), event.value()))));
        assertThat(klaviyo.snapshot().flowStarts()).isEmpty();
        assertThat(found()).isNotEmpty().allMatch(Event::isHistory);
        assertThat(stations.count("hold")).isZero();
    }

    @Test
    void ordersHaveTheirOwnTimesAndThePlanForetellsAtLeastSoMany() {
        Report report = loading.planned(Loading.everythingIn(directory));
        assertThat(report.plan().problems()).isEmpty();
        assertThat(stations.count("inbox")).isZero();
        loading.desk().start(report.id());
        loading.finish(report.id());
        stations.deliverAll();
        Map<String, Instant> times = new TreeMap<>();
        expected()
                .filter(event -> event.metric().equals("Placed Order"))
                .forEach(event -> times.putIfAbsent(event.uniqueId(), event.time()));
        List<Event> placed =
                found().filter(event -> event.metric().equals("Placed Order")).toList();
        assertThat(placed)
                .allSatisfy(
                        event -> assertThat(event.time()).as(event.uniqueId()).isEqualTo(times.get(event.uniqueId())));
        assertThat((long) placed.size())
                .isPositive()
                .isLessThanOrEqualTo(report.plan().events().getOrDefault("Placed Order", 0L));
        assertThat(report.plan().events().getOrDefault("Placed Order", 0L))
                .isEqualTo(report.plan().documents().get("orders"));
    }

    @Test
    void theSameFilesLoadedAgainAreRepetitions() {
        loading.done(Loading.everythingIn(directory));
        long told = stations.count("outbox");
        Report again = loading.done(Loading.everythingIn(directory));
        assertThat(stations.count("outbox")).isEqualTo(told);
        assertThat(stations.count("inbox where status = 'duplicate' and backfill_id = " + again.id()))
                .isEqualTo(again.counts().loaded());
    }

    @Test
    void whatIsDoneIsSweptAway() {
        loading.done(Loading.everythingIn(directory));
        while (stations.count("backfill_row") > 0) {
            loading.step();
        }
        assertThat(stations.count("backfill_row")).isZero();
    }

    @Test
    void aProofLoadsWhatConcernsOneCustomerAndNothingElse() {
        String customer = traffic.ledger().stories().stream()
                .map(Story::usual)
                .filter(events -> !events.isEmpty())
                .map(events -> events.getFirst().customer())
                .filter(number -> number.matches("\\d+"))
                .findFirst()
                .orElseThrow();
        Report report = loading.done(Loading.ofCustomer(directory, customer));
        assertThat(report.counts().loaded())
                .isPositive()
                .isEqualTo(report.counts().pieces());
        assertThat(stations.texts(
                        "distinct command -> 'profile' ->> 'externalId' from outbox where kind = 'TrackEvent'"))
                .containsExactly(customer);
        assertThat(stations.count("inbox where status = 'exception'")).isZero();
    }

    @Test
    void ofOrdersOfAnotherTimeNothingIsLoadedAndNothingIsHeld() {
        Instant middle = START.plus(Duration.between(START, traffic.now()).dividedBy(2));
        Wanted late = new Wanted(directory.toString(), Optional.of(middle), Optional.empty(), "");
        loading.done(late);
        assertThat(stations.count("hold")).isZero();
        assertThat(stations.texts("min(command ->> 'time') from outbox where command ->> 'metric' = 'Placed Order'"))
                .allMatch(first -> !Instant.parse(first).isBefore(middle));
        assertThat(stations.count("outbox where command ->> 'metric' = 'Placed Order'"))
                .isBetween(1L, (long) ORDERS);
    }

    @Test
    void aBadValueCostsItsDocumentAloneAndNamesItsPlace() throws IOException {
        Path file = directory.resolve("vbrp_1.txt");
        List<String> lines = Files.readAllLines(file);
        String[] cells = lines.get(1).split("\t");
        cells[4] = "1.2.3";
        lines.set(1, String.join("\t", cells));
        lines.add("only\tthree\tcells");
        Files.write(file, lines);
        Report report = loading.done(Loading.everythingIn(directory));
        assertThat(report.plan().broken()).isEqualTo(2);
        assertThat(stations.texts("reason from exception order by id"))
                .hasSize(2)
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("VBRP-NETWR in vbrp_1.txt, line 2 is '1.2.3', expected a number such as 1,234.50-"))
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("vbrp_1.txt, line %d: 3 columns, expected 7".formatted(lines.size())));
        assertThat(report.plan().problems()).hasSize(2);
    }
}
