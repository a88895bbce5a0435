package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks and copies custom properties. Allowed are texts, booleans, whole and decimal numbers, dates and instants (written as ISO 8601
 * texts), lists, and maps with text keys. There is no null: Klaviyo takes it for "never set".
 */
final class Properties {
    private static final int INTEGER_BITS = 63;

    /** Names that mean consent to Klaviyo or to its connectors. A mirror of SAP has none to give. */
    private static final Set<String> CONSENT = Set.of(
            "agegateddateofbirth",
            "consent",
            "consentformid",
            "consentformversion",
            "consentmethod",
            "consenttimestamp",
            "emailconsent",
            "emailmarketingconsent",
            "smsconsent",
            "smsmarketingconsent",
            "subscription",
            "subscriptions",
            "suppression",
            "suppressions");

    private Properties() {}

    /** A checked copy for an event. */
    static Map<String, Object> ofEvent(String field, Map<String, Object> properties) {
        Check.atMost(field, properties.size(), Limits.EVENT_PROPERTIES, "properties");
        return map(field, properties, 1);
    }

    /** A checked copy for a profile, which must not touch consent. */
    static Map<String, Object> ofProfile(String field, Map<String, Object> properties) {
        properties.keySet().forEach(key -> profileName(field, key));
        return map(field, properties, 1);
    }

    /** Checks a name of a custom profile property. */
    static void profileName(String field, String key) {
        name(field, key);
        if (CONSENT.contains(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
            throw new IllegalArgumentException(
                    field + "." + key + ": consent and subscriptions are never written by this library");
        }
    }

    /** A checked copy of a catalog's metadata, which Klaviyo wants flat. */
    static Map<String, Object> ofMetadata(String field, Map<String, Object> metadata) {
        metadata.forEach((key, value) -> {
            if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
                throw new IllegalArgumentException(
                        field + "." + key + ": is nested, Klaviyo allows flat metadata only");
            }
        });
        Map<String, Object> copy = map(field, metadata, 1);
        Check.atMost(
                field,
                Json.object(copy).toString().getBytes(StandardCharsets.UTF_8).length,
                Limits.METADATA_BYTES,
                "bytes");
        return copy;
    }

    private static Map<String, Object> map(String field, Map<?, ?> values, int level) {
        level(field, level);
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException(field + ": has a key that is not a text");
            }
            name(field, name);
            copy.put(name, value(field + "." + name, value, level));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static List<Object> list(String field, Collection<?> values, int level) {
        level(field, level);
        Check.atMost(field, values.size(), Limits.ARRAY_ITEMS, "items");
        List<Object> copy = new ArrayList<>(values.size());
        for (Object value : values) {
            copy.add(value(field + "[" + copy.size() + "]", value, level));
        }
        return Collections.unmodifiableList(copy);
    }

    private static Object value(String field, Object value, int level) {
        return switch (value) {
            case null -> throw new IllegalArgumentException(field + ": is null; leave the property out, or unset it");
            case String text -> {
                Check.atMost(field, utf8Length(text), Limits.STRING_BYTES, "bytes");
                yield text;
            }
            case Boolean flag -> flag;
            case Integer number -> number;
            case Long number -> number;
            case BigInteger number -> {
                Check.atMost(field, number.bitLength(), INTEGER_BITS, "bits beside the sign");
                yield number;
            }
            case BigDecimal number -> {
                Check.number(field, number);
                yield number;
            }
            case Instant instant -> instant.toString();
            case LocalDate date -> date.toString();
            case OffsetDateTime time -> time.toString();
            case Map<?, ?> map -> map(field, map, level + 1);
            case Collection<?> list -> list(field, list, level + 1);
            default ->
                throw new IllegalArgumentException(field + ": a "
                        + value.getClass().getSimpleName() + " cannot be sent; give a text, boolean, Integer, Long,"
                        + " BigInteger, BigDecimal, Instant, LocalDate, OffsetDateTime, list or map");
        };
    }

    private static void name(String field, String key) {
        Check.text(field + " key", key);
        if (key.startsWith("$")) {
            throw new IllegalArgumentException(field + "." + key + ": keys that begin with $ are Klaviyo's own");
        }
    }

    private static void level(String field, int level) {
        Check.atMost(field, level, Limits.NESTING_LEVELS, "levels deep");
    }

    /** The exact length where it matters: three bytes per character is the most that UTF-8 takes. */
    private static int utf8Length(String text) {
        return text.length() * 3L <= Limits.STRING_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
