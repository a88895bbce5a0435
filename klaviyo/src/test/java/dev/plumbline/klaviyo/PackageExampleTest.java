package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.klaviyo.KlaviyoResponse.Failed;
import dev.plumbline.klaviyo.KlaviyoResponse.Success;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of the package's documentation compiles, runs, and stands there as it runs here. */
class PackageExampleTest {

    @Test
    void theExampleRuns() {
        try (HostileServer server = new HostileServer()) {
            server.thenAnswer(503, "")
                    .thenAnswer(202, "")
                    .thenAnswer(
                            200,
                            "{\"data\":[{\"id\":\"$custom:::$default:::A\",\"attributes\":{\"inventory_quantity\":12}}],\"links\":{}}");
            InstantSource clock = () -> Samples.NOW;
            KlaviyoConfig config = KlaviyoConfig.of(server.uri(), new ApiKey("pk_1"));
            Backoff quick = new Backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1), 0, 3);
            Pace pace = new Pace(new SharedRateBudget(new RateBudget(1)), quick, Sleeper.ofThread(), new Random(1));
            // example
            try (KlaviyoClient client = KlaviyoClient.paced(config, clock, pace)) {
                Event event = new Event(
                        "Placed Order",
                        ProfileRef.ofEmail("anna.thoms@kunde-mail.de").withExternalId("0000104711"),
                        Map.of("OrderId", "0000012345", "ItemNames", List.of("Bolt M8")),
                        Instant.parse("2026-03-01T07:15:00Z"),
                        Optional.of(new BigDecimal("119.00")),
                        Optional.of("EUR"),
                        "ECC100-VBAK-0000012345",
                        false);
                String outcome = switch (client.createEvent(event)) {
                    case Success<Accepted> _ -> "accepted";
                    case Failed<Accepted>(Failure.Invalid invalid) -> "correct it: " + invalid.summary();
                    case Failed<Accepted>(Failure failure) ->
                        switch (failure.retryability()) {
                            case Retryability.Never _ -> "give up: " + failure.summary();
                            case Retryability.After _, Retryability.Later _ -> "later: " + failure.summary();
                            case Retryability.Account _ -> "stop: " + failure.summary();
                        };
                };
                long inStock = Walk.items(() -> client.variants(CatalogQuery.all()), client::variants)
                        .filter(variant -> variant.inventoryQuantity()
                                        .orElse(BigDecimal.ZERO)
                                        .signum()
                                > 0)
                        .count();
                // end of example
                assertThat(outcome).isEqualTo("accepted");
                assertThat(inStock).isEqualTo(1);
                assertThat(server.received()).hasSize(3);
            }
        }
    }

    @Test
    void theDocumentationShowsWhatRunsHere() throws IOException {
        Path module = Path.of(System.getProperty("plumbline.root"), "klaviyo", "src");
        String documented = Files.readString(module.resolve("main/java/dev/plumbline/klaviyo/package-info.java"));
        String tested = Files.readString(module.resolve("test/java/dev/plumbline/klaviyo/PackageExampleTest.java"));

        String body = between(tested, "// example\n", "// end of example");
        String shown = between(documented, "{@code\n", "}</pre>")
                .lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .collect(Collectors.joining("\n"));

        assertThat(bare(shown)).contains(bare(body));
    }

    private static String between(String text, String from, String to) {
        int begin = text.indexOf(from) + from.length();
        return text.substring(begin, text.indexOf(to, begin));
    }

    private static String bare(String code) {
        return code.replaceAll("\\s+", "").replace("Pace.standard(newRandom())", "pace");
    }
}
