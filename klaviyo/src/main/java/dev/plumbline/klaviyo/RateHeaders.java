package dev.plumbline.klaviyo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ratelimit-*} and {@code retry-after}. A value that cannot be read counts as absent. */
final class RateHeaders {
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,9})\\s*;\\s*w=(\\d{1,9})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Function<String, Optional<String>> header;

    RateHeaders(Function<String, Optional<String>> header) {
        this.header = header;
    }

    Optional<RateLimitHeaders> limits() {
        Optional<String> limit = header.apply("ratelimit-limit");
        OptionalInt remaining = number("ratelimit-remaining");
        OptionalInt reset = number("ratelimit-reset");
        if (limit.isEmpty() && remaining.isEmpty() && reset.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt burst = OptionalInt.empty();
        OptionalInt steady = OptionalInt.empty();
        Matcher window = WINDOW.matcher(limit.orElse(""));
        while (window.find()) {
            OptionalInt value = OptionalInt.of(Integer.parseInt(window.group(1)));
            switch (window.group(2)) {
                case "1" -> burst = value;
                case "60" -> steady = value;
                default -> {}
            }
        }
        Optional<Duration> wait =
                reset.isPresent() ? Optional.of(Duration.ofSeconds(reset.getAsInt())) : Optional.empty();
        return Optional.of(new RateLimitHeaders(burst, steady, remaining, wait));
    }

    /** Between a second (an immediate retry is always refused) and a day; as seconds or as an HTTP date. */
    Optional<Duration> retryAfter(Instant now) {
        OptionalInt seconds = number("retry-after");
        if (seconds.isPresent()) {
            return Optional.of(bounded(Duration.ofSeconds(seconds.getAsInt())));
        }
        return header.apply("retry-after").flatMap(text -> {
            try {
                Instant until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(bounded(Duration.between(now, until)));
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        });
    }

    private OptionalInt number(String name) {
        return header.apply(name)
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
