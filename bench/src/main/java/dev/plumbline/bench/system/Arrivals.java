package dev.plumbline.bench.system;

import dev.plumbline.sandbox.klaviyo.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When each single event that says that an order was placed reached the stand-in. */
final class Arrivals implements Consumer<Recorded> {
    /** The beginning of the {@code unique_id} of what was sent without Plumbline. */
    static final String BARE = "bare-";

    private static final Pattern PLACED =
            Pattern.compile("\"unique_id\":\"(?:PRD-100-order-(\\d+)|(" + BARE + "\\d+))\"");

    private final Map<String, Instant> first = new ConcurrentHashMap<>();
    private volatile String sample = "";

    @Override
    public void accept(Recorded request) {
        if (request.path().equals("/api/events") && request.body().contains("\"Placed Order\"")) {
            sample = request.body();
            Matcher order = PLACED.matcher(request.body());
            if (order.find()) {
                String plumbline = order.group(1);
                first.putIfAbsent(plumbline == null ? order.group(2) : plumbline, request.at());
            }
        }
    }

    /** By the order's number, or by the whole {@code unique_id} of a bare one. */
    Optional<Instant> of(String order) {
        return Optional.ofNullable(first.get(order));
    }

    /** The last of these events as it came; empty before the first. */
    String sample() {
        return sample;
    }
}
