package dev.plumbline.mapping.target;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the values of expressions to those of commands, and back. */
final class Values {
    private Values() {}

    /**
     * As a command takes it, and as JSON gives it back, since what was told is compared with what is to be told.
     *
     * @return empty when there is nothing to tell: an empty text, {@code null}, an empty optional
     * @throws IllegalArgumentException when it is nothing that can be told
     */
    static Optional<Object> told(Object value) {
        return switch (value) {
            case String text -> text.isEmpty() ? Optional.empty() : Optional.of(text);
            case Optional<?> maybe -> maybe.flatMap(Values::told);
            case NullValue nothing -> Optional.empty();
            default -> Optional.of(plain(value));
        };
    }

    private static Object plain(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag;
            case Long number -> whole(number);
            case Integer number -> number;
            case BigDecimal number -> plain(number);
            case Double number -> plain(BigDecimal.valueOf(number));
            case UnsignedLong number -> plain(new BigDecimal(number.bigIntegerValue()));
            case Instant time -> time.toString();
            case Duration duration -> duration.toString();
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            default ->
                throw new IllegalArgumentException("it is "
                        + value.getClass().getSimpleName()
                        + ", expected a text, number, flag, time, list or map");
        };
    }

    /** A whole number as an integer, any other with its decimals. */
    private static Object plain(BigDecimal number) {
        return number.scale() > 0 ? number : whole(number.longValueExact());
    }

    private static Object whole(long number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }

    /** What is nothing in a list or a map is left out of it; an empty text stays. */
    private static List<Object> list(List<?> list) {
        List<Object> all = new ArrayList<>(list.size());
        for (Object entry : list) {
            inner(entry).ifPresent(all::add);
        }
        return all;
    }

    private static Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> all = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, entry) -> inner(entry).ifPresent(inner -> all.put(key.toString(), inner)));
        return all;
    }

    private static Optional<Object> inner(Object value) {
        return value instanceof String text ? Optional.of(text) : told(value);
    }

    /** As expressions take it. */
    static Object seen(Object told) {
        return told instanceof Integer number ? Long.valueOf(number) : told;
    }
}
