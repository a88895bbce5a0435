package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.klaviyo.Failure.Conflict;
import dev.plumbline.klaviyo.Failure.Invalid;
import dev.plumbline.klaviyo.Failure.NotFound;
import dev.plumbline.klaviyo.Failure.OutcomeUnknown;
import dev.plumbline.klaviyo.Failure.PermissionDenied;
import dev.plumbline.klaviyo.Failure.ServerError;
import dev.plumbline.klaviyo.Failure.Throttled;
import dev.plumbline.klaviyo.Failure.Unauthorized;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String JSON_API =
            "{\"errors\":[{\"id\":\"7\",\"status\":400,\"code\":\"invalid\",\"title\":\"Invalid input.\","
                    + "\"detail\":\"'anna@kunde-mail.de' is no e-mail\",\"source\":{\"pointer\":\"/data/attributes/email\"},"
                    + "\"links\":[],\"meta\":[]}]}";
    private static final String HTML =
            "<html><head><title>Attention</title><style>a{}</style></head><body>Ray\nID</body></html>";
    private static final String OTHER_JSON = "{\"message\":\"forbidden\"}";

    /** What a status means with Klaviyo's error document, with an empty body, and with a page of someone else. */
    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of(400, Invalid.class, Invalid.class, ServerError.class),
                Arguments.of(401, Unauthorized.class, Unauthorized.class, ServerError.class),
                Arguments.of(403, PermissionDenied.class, ServerError.class, ServerError.class),
                Arguments.of(404, NotFound.class, NotFound.class, ServerError.class),
                Arguments.of(405, Invalid.class, Invalid.class, Invalid.class),
                Arguments.of(407, ServerError.class, ServerError.class, ServerError.class),
                Arguments.of(408, ServerError.class, ServerError.class, ServerError.class),
                Arguments.of(409, Conflict.class, Conflict.class, ServerError.class),
                Arguments.of(410, Invalid.class, Invalid.class, Invalid.class),
                Arguments.of(413, Invalid.class, Invalid.class, Invalid.class),
                Arguments.of(415, Invalid.class, Invalid.class, Invalid.class),
                Arguments.of(422, Invalid.class, Invalid.class, ServerError.class),
                Arguments.of(429, Throttled.class, Throttled.class, Throttled.class),
                Arguments.of(500, ServerError.class, ServerError.class, ServerError.class),
                Arguments.of(503, ServerError.class, ServerError.class, ServerError.class),
                Arguments.of(524, ServerError.class, ServerError.class, ServerError.class),
                Arguments.of(302, ServerError.class, ServerError.class, ServerError.class));
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void aStatusMeansSomethingOnlyInKlaviyosOwnWords(int status, Class<?> own, Class<?> empty, Class<?> foreign) {
        assertThat(failure(status, JSON_API)).isInstanceOf(own);
        assertThat(failure(status, "")).isInstanceOf(empty);
        assertThat(failure(status, HTML)).isInstanceOf(foreign);
        assertThat(failure(status, OTHER_JSON)).isInstanceOf(foreign);
    }

    @Test
    void anErrorKeepsItsPartsAndShowsNoPersonalData() {
        Invalid invalid = (Invalid) failure(400, JSON_API);

        ApiError error = invalid.errors().getFirst();
        assertThat(error.pointer()).contains("/data/attributes/email");
        assertThat(error.detail()).contains("anna@kunde-mail.de");
        assertThat(error.meta()).isEmpty();
        assertThat(invalid.summary()).isEqualTo("400 refused: invalid (Invalid input.) at /data/attributes/email");
        assertThat(invalid.toString()).doesNotContain("anna");
        assertThat(invalid.retryability()).isEqualTo(new Retryability.Never());
        assertThat(invalid.certainlyNotProcessed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[{}]}",
                "{\"errors\":[null,7]}",
                "{\"errors\":[{\"source\":null,\"meta\":null,\"status\":\"400\"}]}"
            })
    void anErrorMayLackEverything(String body) {
        Invalid invalid = (Invalid) failure(400, body);

        assertThat(invalid.errors()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.status()).isEqualTo(400);
            assertThat(error.code()).isEmpty();
            assertThat(error.pointer()).isEmpty();
        });
    }

    @Test
    void aConflictNamesTheProfileThatIsThere() {
        String body =
                "{\"errors\":[{\"code\":\"duplicate_profile\",\"title\":\"Conflict.\",\"source\":{\"parameter\":\"x\"},"
                        + "\"meta\":{\"duplicate_profile_id\":\"01GDDK\"}}]}";

        Conflict conflict = (Conflict) failure(409, body);

        assertThat(conflict.duplicateProfileId()).contains("01GDDK");
        assertThat(conflict.summary())
                .isEqualTo("409 conflict: duplicate_profile (Conflict.) in parameter x, taken by profile 01GDDK");
    }

    @Test
    void aPageOfTheCdnIsQuotedWithoutItsTags() {
        assertThat(failure(403, HTML)).isEqualTo(new ServerError(403, "Attention Ray ID"));
        assertThat(failure(502, "x".repeat(900))).isEqualTo(new ServerError(502, "x".repeat(200)));
        assertThat(failure(503, "")).isEqualTo(new ServerError(503, "(empty)"));
        assertThat(failure(500, JSON_API))
                .isEqualTo(new ServerError(500, "invalid (Invalid input.) at /data/attributes/email"));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "0, 1",
        "'Mon, 02 Mar 2026 08:00:30 GMT', 30",
        "'Mon, 02 Mar 2026 07:00:00 GMT', 1",
        "soon, 60",
        "-3, 60",
        "99999999999, 60",
        "999999999, 86400"
    })
    void retryAfterIsSecondsOrADate(String header, int seconds) {
        assertThat(read(Endpoint.CREATE_EVENT, 429, "", Map.of("retry-after", header))
                        .findFailure())
                .contains(new Throttled(Duration.ofSeconds(seconds)));
    }

    @Test
    void aThrottleWithoutAWordWaitsForTheLongerWindow() {
        assertThat(failure(429, HTML)).isEqualTo(new Throttled(Duration.ofSeconds(60)));
    }

    @Test
    void theRateLimitHeadersAreRead() {
        Map<String, String> headers =
                Map.of("ratelimit-limit", "75, 75;w=1, 750;w=60", "ratelimit-remaining", "73", "ratelimit-reset", "0");

        KlaviyoResponse<Answer> response = read(Endpoint.CREATE_EVENT, 202, "", headers);

        assertThat(((KlaviyoResponse.Success<Answer>) response).rateLimit())
                .contains(new RateLimitHeaders(
                        OptionalInt.of(75), OptionalInt.of(750), OptionalInt.of(73), Optional.of(Duration.ZERO)));
    }

    @Test
    void rateLimitHeadersThatCannotBeReadAreLeftOut() {
        KlaviyoResponse<Answer> response = read(
                Endpoint.CREATE_EVENT, 202, " \n", Map.of("ratelimit-remaining", "many", "ratelimit-limit", "x;w=1"));

        assertThat(((KlaviyoResponse.Success<Answer>) response).rateLimit())
                .contains(new RateLimitHeaders(
                        OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "[1]", "{\"data\":", "\"text\"", "\u0000\u0001"})
    void aSuccessInForeignWordsProvesNothing(String body) {
        assertThat(read(Endpoint.CREATE_EVENT, 200, body, Map.of())
                        .findFailure()
                        .orElseThrow())
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(read(Endpoint.GET_EVENTS, 200, body, Map.of()).findFailure().orElseThrow())
                .isInstanceOf(ServerError.class);
    }

    @Test
    void theKindOfFailureSaysWhenToTryAgain() {
        assertThat(List.of(
                                new Unauthorized(List.of()),
                                new PermissionDenied(List.of()),
                                new Throttled(Duration.ofSeconds(3)),
                                new ServerError(500, ""),
                                new Failure.NotSent(""),
                                new OutcomeUnknown(""),
                                new NotFound(List.of()))
                        .stream()
                        .map(Failure::retryability))
                .containsExactly(
                        new Retryability.Account(),
                        new Retryability.Account(),
                        new Retryability.After(Duration.ofSeconds(3)),
                        new Retryability.Later(),
                        new Retryability.Later(),
                        new Retryability.Later(),
                        new Retryability.Never());
    }

    private static Failure failure(int status, String body) {
        return read(Endpoint.CREATE_EVENT, status, body, Map.of()).findFailure().orElseThrow();
    }

    private static KlaviyoResponse<Answer> read(
            Endpoint endpoint, int status, String body, Map<String, String> headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new AnswerReader(endpoint, status, name -> Optional.ofNullable(headers.get(name)), bytes).read(NOW);
    }
}
