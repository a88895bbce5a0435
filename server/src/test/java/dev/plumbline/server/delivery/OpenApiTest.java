package dev.plumbline.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.klaviyo.contract.OpenApiContract;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Recorded;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Klaviyo's own description of its API as the judge of all that leaves. */
class OpenApiTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void everyRequestOfAMerchantsTrafficIsOneThatKlaviyoDocuments() throws IOException {
        Optional<Path> document = OpenApiContract.besideCheckout();
        assumeTrue(document.isPresent(), "klaviyo-openapi.json does not lie beside this checkout");
        OpenApiContract contract = OpenApiContract.load(document.orElseThrow());
        List<Recorded> requests = recorded();
        assertThat(requests.stream()
                        .map(request -> request.method() + " " + request.path().replaceFirst("/%24.*", ""))
                        .distinct())
                .contains(
                        "POST /api/events",
                        "POST /api/profile-import",
                        "POST /api/catalog-items",
                        "POST /api/catalog-variants",
                        "PATCH /api/catalog-variants");
        assertThat(requests.stream()
                        .flatMap(request ->
                                contract.violations(request.method(), request.path(), request.body()).stream()
                                        .map(violation -> request.method() + " " + request.path() + ": " + violation))
                        .distinct())
                .isEmpty();
    }

    private static List<Recorded> recorded() throws IOException {
        List<Recorded> requests = new CopyOnWriteArrayList<>();
        ManualClock clock = new ManualClock(START.plus(Duration.ofDays(2)));
        Traffic traffic = new Traffic(new Traffic.Plan(60, 7, 0, START));
        byte[][] bodies = Stream.iterate(traffic.next(), Optional::isPresent, sent -> traffic.next())
                .flatMap(Optional::stream)
                .map(sent -> sent.toBytes(Form.XML, Dictionary.standard()))
                .toArray(byte[][]::new);
        try (KlaviyoStandIn klaviyo =
                        KlaviyoStandIn.start(StandInOptions.standard(clock).withRecorder(requests::add));
                Stations stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock))) {
            stations.receive(bodies);
            stations.translateAll();
            stations.deliverAll();
        }
        return requests;
    }
}
