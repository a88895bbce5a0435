package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event as Klaviyo has it.
 *
 * @param time whole seconds
 * @param properties with Klaviyo's own keys ({@code $event_id}, {@code $value}, …); nulls are left out
 * @param profileId empty when the profile was deleted
 */
public record StoredEvent(
        String id,
        Instant time,
        Map<String, Object> properties,
        Optional<String> uuid,
        Optional<String> profileId,
        Optional<String> metricId) {

    public StoredEvent {
        properties = Values.copy(properties);
    }

    /** The {@code unique_id} that it was sent with. */
    public Optional<String> uniqueId() {
        return text("$event_id");
    }

    /** The amount. Klaviyo shows 0 for an event without one once its metric had any. */
    public Optional<BigDecimal> value() {
        return Optional.ofNullable(properties.get("$value")).flatMap(StoredEvent::decimal);
    }

    public Optional<String> currency() {
        return text("$value_currency");
    }

    private Optional<String> text(String name) {
        return properties.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(Object value) {
        return switch (value) {
            case BigDecimal number -> Optional.of(number);
            case Number number -> Optional.of(new BigDecimal(number.toString()));
            default -> Optional.empty();
        };
    }

    static StoredEvent read(Resource resource) {
        Instant time = resource.instant("datetime")
                .or(() -> resource.number("timestamp").map(seconds -> Instant.ofEpochSecond(seconds.longValue())))
                .orElseThrow(() -> new UnreadableAnswerException("event " + resource.id() + " without a time"));
        return new StoredEvent(
                resource.id(),
                time,
                resource.map("event_properties"),
                resource.text("uuid"),
                resource.related("profile"),
                resource.related("metric"));
    }

    @Override
    public String toString() {
        return "StoredEvent(" + id + ", " + time + ")";
    }
}
