package dev.plumbline.server.stories;

import dev.plumbline.idoc.Field;
import dev.plumbline.idoc.Segment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Segments with only the fields that hold something. */
final class Segments {
    private static final Pattern DAMAGE = Pattern.compile("(\\w+)-(\\w+) reads '(.*)'");

    private static final Pattern OF_THE_SITE = Pattern.compile("(Z\\w+)-(\\w+) says (\\S+)");

    private Segments() {}

    /** @param fields names and values in turn; an empty value is left out */
    static Segment.Builder builder(String name, String... fields) {
        Segment.Builder builder = Segment.named(name);
        for (int n = 0; n < fields.length; n += 2) {
            if (!fields[n + 1].isEmpty()) {
                builder.with(fields[n], fields[n + 1]);
            }
        }
        return builder;
    }

    static Segment segment(String name, String... fields) {
        return builder(name, fields).build();
    }

    /** A segment of the site's own, from a phrase such as {@code Z1SDCR-CMGST says B}. */
    static Optional<Segment> ofTheSite(Clause header) {
        return header.like(OF_THE_SITE).map(words -> segment(words.group(1), words.group(2), words.group(3)));
    }

    /** Puts a value where a phrase such as {@code E1EDP01-MENGE reads 'two'} says, in the first segment of that name. */
    static List<Segment> damaged(List<Segment> segments, Clause header) {
        return header.like(DAMAGE)
                .map(damage -> segments.stream()
                        .map(segment -> replaced(segment, damage))
                        .toList())
                .orElse(segments);
    }

    private static Segment replaced(Segment segment, Matcher damage) {
        boolean here = segment.name().equals(damage.group(1));
        Segment.Builder builder = Segment.named(segment.name());
        for (Field field : segment.fields()) {
            if (!here || !field.name().equals(damage.group(2))) {
                builder.with(field.name(), field.text());
            }
        }
        if (here && !damage.group(3).isEmpty()) {
            builder.with(damage.group(2), damage.group(3));
        }
        segment.children().forEach(child -> builder.child(replaced(child, damage)));
        return builder.build();
    }
}
