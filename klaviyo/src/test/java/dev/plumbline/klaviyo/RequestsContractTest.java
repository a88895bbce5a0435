package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.klaviyo.contract.OpenApiContract;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Klaviyo's OpenAPI document judges every request that this library makes. Skipped where the document is absent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsContractTest {
    private final Optional<OpenApiContract> document =
            OpenApiContract.besideCheckout().map(OpenApiContract::load);
    private OpenApiContract contract;

    /** Before each test and not once, so that the report counts what was skipped. */
    @BeforeEach
    void assumeTheDocument() {
        assumeTrue(document.isPresent(), "klaviyo-openapi.json is not beside this checkout");
        contract = document.orElseThrow();
    }

    static Stream<KlaviyoRequest> requests() {
        return Samples.requests().stream();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequestKeepsTheContract(KlaviyoRequest request) {
        String body = request.body().map(JsonBody::text).orElse("");

        assertThat(contract.violations(request.method().name(), request.path(), body))
                .isEmpty();
    }

    @Test
    void everyEndpointThatIsWrittenToIsAmongTheSamples() {
        Set<Endpoint> written = Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.method() != Endpoint.Method.GET)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Endpoint.class)));

        assertThat(requests().map(KlaviyoRequest::endpoint).collect(Collectors.toSet()))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(names = "GET_SEGMENT", mode = EnumSource.Mode.EXCLUDE)
    void everyEndpointHasTheTierThatKlaviyoDocuments(Endpoint endpoint) {
        String path = endpoint.template().replace("{id}", "ID");

        JsonNode limit =
                contract.operation(endpoint.method().name(), path).orElseThrow().path("x-klaviyo-ratelimit");

        assertThat(limit.path("burst").stringValue()).isEqualTo(endpoint.tier().burst() + "/s");
        assertThat(limit.path("steady").stringValue()).isEqualTo(endpoint.tier().steady() + "/m");
    }

    @Test
    void aSegmentWithItsSizeHasTheNarrowLimitOfThatField() {
        assertThat(contract.operation("GET", "/api/segments/ID")
                        .orElseThrow()
                        .path("description")
                        .stringValue())
                .contains("Burst: `" + Tier.XS.burst() + "/s`<br>Steady: `" + Tier.XS.steady() + "/m`");
        assertThat(Endpoint.GET_SEGMENT.tier()).isEqualTo(Tier.XS);
    }

    /** What a request says, what it is changed to, and the part of the violation that must be named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\":119.70           | \"value\":\"119.70\"                 | value",
                "\"value_currency\":\"EUR\" | \"value_currency\":49                | value_currency",
                "\"value_currency\":        | \"currency\":                        | currency",
                "\"properties\":            | \"property\":                        | properties",
                "\"type\":\"metric\"        | \"type\":\"metrics\"                 | metric",
                "\"name\":\"Placed Order\"  | \"title\":\"Placed Order\"           | name",
                "\"backfill\":false         | \"backfill\":\"no\"                  | backfill",
                "\"email\":                 | \"subscriptions\":{},\"email\":      | subscriptions",
                "2026-03-01T07:15:00Z       | 1 March 2026                         | time",
            })
    void theContractWouldRefuseAWrongEvent(String original, String changed, String named) {
        KlaviyoRequest request = Requests.createEvent(Samples.event("1"));
        String body = request.body().orElseThrow().text();
        assertThat(body).contains(original);

        List<String> violations = contract.violations("POST", "/api/events/", body.replace(original, changed));

        assertThat(violations).isNotEmpty().anyMatch(violation -> violation.contains(named));
    }

    @Test
    void theContractWouldRefuseAMissingFieldInARowOfABulkRequest() {
        String body = Requests.bulkCreateVariants(List.of(Samples.variant("A"), Samples.variant("B")))
                .body()
                .orElseThrow()
                .text();

        List<String> violations = contract.violations(
                "POST", "/api/catalog-variant-bulk-create-jobs", body.replaceFirst("\"inventory_quantity\":12,", ""));

        assertThat(violations).singleElement().asString().contains("data/0", "inventory_quantity");
    }

    @Test
    void theContractAdmitsNullOnlyWhereKlaviyoDoes() {
        String cleared =
                "{\"data\":{\"type\":\"profile\",\"attributes\":{\"email\":\"a@kunde-mail.de\",\"title\":null}}}";

        assertThat(contract.violations("POST", "/api/profile-import", cleared)).isEmpty();
        assertThat(contract.violations("POST", "/api/profile-import", cleared.replace("\"profile\"", "null")))
                .isNotEmpty();
    }

    @Test
    void theContractKnowsOnlyKlaviyosOperations() {
        assertThat(contract.violations("PUT", "/api/events", "{}")).containsExactly("no operation PUT /api/events");
        assertThat(contract.violations("POST", "/api/event", "{}")).containsExactly("no operation POST /api/event");
        assertThat(contract.violations("GET", "/api/events", "{}")).containsExactly("GET /api/events takes no body");
        assertThat(contract.violations("POST", "/api/events", "")).containsExactly("POST /api/events needs a body");
    }
}
