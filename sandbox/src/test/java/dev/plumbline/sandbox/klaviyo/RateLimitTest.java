package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitTest {
    @RegisterExtension
    final Desk desk = Desk.open(options -> options.withLimits(true));

    @Test
    void aSecondRequestInTheSameSecondIsTooMuchForTheSmallestTier() throws Exception {
        desk.get("/api/accounts");
        Desk.Answer answer = desk.get("/api/accounts");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.error().path("code").asString("")).isEqualTo("throttled");
    }

    @Test
    void theNextSecondIsANewWindow() throws Exception {
        desk.get("/api/accounts");
        desk.wait(Duration.ofSeconds(1));
        assertThat(desk.get("/api/accounts").status()).isEqualTo(200);
    }

    @Test
    void aWindowIsFixedAndDoesNotSlide() throws Exception {
        desk.wait(Duration.ofMillis(900));
        desk.get("/api/accounts");
        desk.wait(Duration.ofMillis(100));
        assertThat(desk.get("/api/accounts").status()).isEqualTo(200);
    }

    @Test
    void aMinuteHasAWindowOfItsOwn() throws Exception {
        useUpTheMinute();
        Desk.Answer answer = desk.get("/api/accounts");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("45");
        assertThat(answer.detail()).contains("45 second(s)");
    }

    @Test
    void theNextMinuteIsANewWindow() throws Exception {
        useUpTheMinute();
        desk.wait(Duration.ofSeconds(45));
        assertThat(desk.get("/api/accounts").status()).isEqualTo(200);
    }

    private void useUpTheMinute() throws Exception {
        for (int n = 0; n < 15; n++) {
            assertThat(desk.get("/api/accounts").status()).isEqualTo(200);
            desk.wait(Duration.ofSeconds(1));
        }
    }

    @Test
    void retryAfterIsTheRestOfTheWindowInWholeSeconds() throws Exception {
        desk.wait(Duration.ofMillis(300));
        desk.get("/api/accounts");
        assertThat(desk.get("/api/accounts").header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aRefusalTellsNothingOfTheQuota() throws Exception {
        desk.get("/api/accounts");
        assertThat(desk.get("/api/accounts").header("ratelimit-remaining")).isEmpty();
    }

    @Test
    void anAnswerTellsTheQuotaOfItsTier() throws Exception {
        Desk.Answer answer = desk.post("/api/profile-import", Bodied.profile(Bodied.ANNA));
        assertThat(answer.header("ratelimit-limit")).isEqualTo("75, 75;w=1, 750;w=60");
        assertThat(answer.header("ratelimit-remaining")).isEqualTo("74");
    }

    @Test
    void oneEndpointTakesNothingFromAnother() throws Exception {
        desk.get("/api/accounts");
        assertThat(desk.get("/api/metrics").status()).isEqualTo(200);
    }

    @Test
    void allResourcesOfAnEndpointShareItsQuota() throws Exception {
        for (int n = 0; n < 10; n++) {
            desk.get("/api/metrics/M" + n);
        }
        assertThat(desk.get("/api/metrics/Mx").status()).isEqualTo(429);
    }

    @Test
    void withoutLimitsNothingIsThrottled() throws Exception {
        try (Desk free = Desk.open()) {
            free.get("/api/accounts");
            assertThat(free.get("/api/accounts").status()).isEqualTo(200);
        }
    }
}
