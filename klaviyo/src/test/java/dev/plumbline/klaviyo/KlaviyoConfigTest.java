package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KlaviyoConfigTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.klaviyo.com",
                "a.klaviyo.com",
                "https:///api",
                "https://a.klaviyo.com/api",
                "https://u@a.klaviyo.com",
                "https://a.klaviyo.com?x"
            })
    void anAddressIsSchemeHostAndPort(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KlaviyoConfig.of(URI.create(address), new ApiKey("pk_1")))
                .withMessageContaining("baseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pk_1\n", "pk 1", "pk_ü"})
    void aKeyThatNoHeaderCarriesIsRefusedUnseen(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey(key))
                .withMessageContaining("not shown")
                .withMessageNotContaining("pk");
    }

    @Test
    void revisionAndTimeoutsAreChecked() {
        URI klaviyo = URI.create("https://a.klaviyo.com/");
        ApiKey key = new ApiKey("pk_1");
        Duration second = Duration.ofSeconds(1);

        assertThat(KlaviyoConfig.of(klaviyo, key).revision()).isEqualTo("2026-07-15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KlaviyoConfig(klaviyo, key, "latest", second, second))
                .withMessageContaining("revision");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KlaviyoConfig(klaviyo, key, "2026-07-15", Duration.ZERO, second))
                .withMessageContaining("connectTimeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KlaviyoConfig(klaviyo, key, "2026-07-15", second, second.negated()))
                .withMessageContaining("requestTimeout");
    }
}
