package dev.plumbline.klaviyo;

import java.net.URI;
import java.time.Duration;

/**
 * Where Klaviyo is and how long to wait for it.
 *
 * @param baseUrl scheme, host and port, without a path. The key is sent there and to no other host, whatever an answer links to.
 * @param revision the API revision; this library is written and tested for {@value #REVISION}
 * @param connectTimeout limit for opening a connection; a failure to connect is certain not to have been processed
 * @param requestTimeout limit for a whole exchange, from the call to the last byte of the answer
 */
public record KlaviyoConfig(
        URI baseUrl, ApiKey key, String revision, Duration connectTimeout, Duration requestTimeout) {

    public static final String REVISION = "2026-07-15";

    public KlaviyoConfig {
        String scheme = baseUrl.getScheme();
        if (!("https".equals(scheme) || "http".equals(scheme)) || baseUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "baseUrl: expected http(s)://HOST[:PORT], for Klaviyo itself https://a.klaviyo.com");
        }
        if (baseUrl.getRawUserInfo() != null
                || baseUrl.getRawQuery() != null
                || baseUrl.getRawFragment() != null
                || !(baseUrl.getRawPath().isEmpty() || baseUrl.getRawPath().equals("/"))) {
            throw new IllegalArgumentException(
                    "baseUrl: only scheme, host and port are expected, no user, path or query");
        }
        if (!revision.matches("\\d{4}-\\d{2}-\\d{2}(\\.pre)?")) {
            throw new IllegalArgumentException("revision: expected a date such as " + REVISION);
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("requestTimeout", requestTimeout);
    }

    /** The defaults: revision {@value #REVISION}, 5 s to connect, 30 s for an exchange. */
    public static KlaviyoConfig of(URI baseUrl, ApiKey key) {
        return new KlaviyoConfig(baseUrl, key, REVISION, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    private static void requirePositive(String field, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(field + ": " + duration + ", expected a positive duration");
        }
    }
}
