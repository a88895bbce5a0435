package dev.plumbline.bench.system;

import dev.plumbline.sandbox.klaviyo.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When each order's placing reached the stand-in. */
final class Arrivals implements Consumer<Recorded> {
    private static final Pattern PLACED = Pattern.compile("\"unique_id\":\"PRD-100-order-(\\d+)\"");

    private final Map<String, Instant> first = new ConcurrentHashMap<>();

    @Override
    public void accept(Recorded request) {
        if (request.path().equals("/api/events") && request.body().contains("\"Placed Order\"")) {
            Matcher order = PLACED.matcher(request.body());
            if (order.find()) {
                first.putIfAbsent(order.group(1), request.at());
            }
        }
    }

    Map<String, Instant> first() {
        return Map.copyOf(first);
    }
}
