package dev.plumbline.server.alerts;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Notices in words, for a message to people.
 *
 * @param console how browsers reach it; empty when nobody has said so, then links are paths
 */
record Letter(List<Notice> notices, Optional<URI> console) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    Letter {
        notices = List.copyOf(notices);
    }

    /** In a line: the gravest, and how many more there are. */
    String subject() {
        Notice gravest = notices.stream()
                .max(Comparator.comparing((Notice notice) -> notice.change() != Change.OVER)
                        .thenComparing(Notice::severity))
                .orElseThrow();
        return "[Plumbline] " + headline(gravest)
                + (notices.size() == 1 ? "" : " (and %d more)".formatted(notices.size() - 1));
    }

    /** What a notice says in a line. */
    static String headline(Notice notice) {
        String title = notice.wording().title();
        return switch (notice.change()) {
            case RAISED -> notice.severity() + ": " + title;
            case WORSE -> notice.severity() + " now: " + title;
            case BETTER -> "Only " + notice.severity() + " now: " + title;
            case OVER -> "Over: " + title;
            case TEST -> "Test: " + title;
        };
    }

    /** All of them as plain text. */
    String text() {
        return notices.stream().map(this::text).collect(Collectors.joining("\n\n-- \n\n", "", "\n"));
    }

    private String text(Notice notice) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(notice));
        lines.add(meaning(notice));
        lines.add("");
        lines.add(notice.wording().cause());
        if (notice.change() != Change.OVER) {
            lines.add("First step: " + notice.wording().firstStep());
        }
        records(notice).ifPresent(lines::add);
        lines.add(link(notice));
        return String.join("\n", lines);
    }

    /** For whom it is, what it is of, and since when. */
    static String meaning(Notice notice) {
        return "For %s. %s %s, %s; wrong since %s."
                .formatted(
                        notice.team().title(),
                        notice.subject(),
                        notice.change().words(),
                        inWords(notice.at()),
                        inWords(notice.raisedAt()));
    }

    /** Some of the records; empty when it is about none. */
    static Optional<String> records(Notice notice) {
        return notice.wording().records().isEmpty()
                ? Optional.empty()
                : Optional.of("Records: " + String.join(", ", notice.wording().records()));
    }

    /** Where it is mended. */
    String link(Notice notice) {
        return link(console, notice.wording().link());
    }

    /** A page of the console. */
    static String link(Optional<URI> console, String path) {
        return console.map(base -> base.resolve(path).toString()).orElse(path);
    }

    private static String inWords(Instant at) {
        return MINUTE.format(at);
    }
}
