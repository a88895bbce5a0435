package dev.plumbline.server.verify;

import dev.plumbline.core.command.Money;
import dev.plumbline.klaviyo.StoredEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a walk through one window's listing has found so far. Not for several threads. */
final class Reading {
    /** Klaviyo keeps an amount as a floating-point number. */
    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    private final Window window;
    private final Instant begun;
    private final Map<String, List<Unproven>> wanted;
    private final Map<Long, Seen> seen = new HashMap<>();
    private long listed;

    /** @param otherwise empty when it is as it was told */
    private record Seen(Instant at, Optional<String> otherwise) {}

    Reading(Window window, Instant begun) {
        this.window = window;
        this.begun = begun;
        this.wanted = window.events().stream()
                .collect(Collectors.groupingBy(event -> event.event().uniqueId()));
    }

    Window window() {
        return window;
    }

    /** Takes in a page that was read at a moment. */
    void add(List<StoredEvent> page, Instant at) {
        listed += page.size();
        for (StoredEvent stored : page) {
            wanted.getOrDefault(stored.uniqueId().orElse(""), List.of()).forEach(event -> {
                Seen one = new Seen(at, otherwise(event, stored));
                // Another profile may have one under the same identity: whichever is as it was told is ours.
                seen.merge(event.id(), one, (before, now) -> before.otherwise().isEmpty() ? before : now);
            });
        }
    }

    boolean isAllSeen() {
        return seen.size() == window.events().size();
    }

    /** How long Klaviyo's events of this metric fill a page at present; empty when too little was read to say. */
    Optional<Duration> timeOfAPage(int pageSize) {
        return listed < 2 || window.seconds() < 2
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.max(1, window.seconds() * pageSize / listed)));
    }

    /** What was found, by its event. */
    List<Finding.Stored> stored() {
        return window.events().stream()
                .flatMap(event -> Optional.ofNullable(seen.get(event.id()))
                        .map(found -> new Finding.Stored(
                                event,
                                lag(event, found),
                                found.otherwise().map(other -> Shortfall.storedOtherwise(event, other))))
                        .stream())
                .toList();
    }

    /** Clocks may go back between an acceptance and a read. */
    private static Optional<Duration> lag(Unproven event, Seen found) {
        Duration lag = Duration.between(event.acceptedAt(), found.at());
        return event.isResent() || event.stage() == Unproven.Stage.ABSENT
                ? Optional.empty()
                : Optional.of(lag.isNegative() ? Duration.ZERO : lag);
    }

    /** What was not there. */
    List<Unproven> absent() {
        return window.events().stream()
                .filter(event -> !seen.containsKey(event.id()))
                .toList();
    }

    /** When what is not there was not there: what came behind the walk while it went on is not held against Klaviyo. */
    Instant asOf() {
        return begun;
    }

    private static Optional<String> otherwise(Unproven event, StoredEvent stored) {
        List<String> differences = new ArrayList<>();
        if (!stored.time().equals(event.second())) {
            differences.add("its time is " + stored.time() + " there and was told as " + event.second());
        }
        BigDecimal told = event.event().value().map(Money::amount).orElse(BigDecimal.ZERO);
        BigDecimal there = stored.value().orElse(BigDecimal.ZERO);
        if (told.subtract(there).abs().compareTo(HALF_A_CENT) >= 0) {
            differences.add("its value is " + there.toPlainString() + " there and was told as " + told.toPlainString());
        }
        String currency = event.event().value().map(Money::currency).orElse("");
        stored.currency()
                .filter(code -> !currency.isEmpty() && !code.equals(currency))
                .ifPresent(code -> differences.add("its currency is " + code + " there and was told as " + currency));
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }
}
