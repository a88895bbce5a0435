package dev.plumbline.klaviyo;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the {@code ratelimit-*} headers of an answer say. Documents and recordings disagree about which of the two windows
 * {@code remaining} and {@code reset} describe: show them, but steer by {@link RateBudget}.
 *
 * @param burst limit of the one-second window
 * @param steady limit of the sixty-second window
 */
public record RateLimitHeaders(
        OptionalInt burst, OptionalInt steady, OptionalInt remaining, Optional<Duration> reset) {}
