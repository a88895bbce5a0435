package dev.plumbline.server.watermark;

import dev.plumbline.server.watermark.Mark.Harm;
import java.time.Duration;
import java.util.Locale;

/** What is watched, and the words for it. */
enum Subject {
    /** Bytes that are free on the disk of the data directory. */
    DISK(Harm.LITTLE, Duration.ofSeconds(1), "Make room on it, or move the data directory to a larger one"),
    /** Pieces in the inbox that wait for the engine. */
    WAITING(
            Harm.MUCH,
            Duration.ofSeconds(10),
            "If it does not shrink, this log says why the engine stands still; if it is only a large load, it passes"),
    /** Commands in the outbox that wait for Klaviyo. */
    QUEUED(
            Harm.MUCH,
            Duration.ofSeconds(10),
            "See in ./plumbline status what the delivery waits for; without an API key nothing is ever sent");

    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    private final Harm harm;
    private final Duration pause;
    private final String advice;

    Subject(Harm harm, Duration pause, String advice) {
        this.harm = harm;
        this.pause = pause;
        this.advice = advice;
    }

    Harm harm() {
        return harm;
    }

    /** How long it is left alone between two looks. */
    Duration pause() {
        return pause;
    }

    /** What a person is to do. */
    String advice() {
        return advice;
    }

    /** Its name in the status and the settings. */
    String inShort() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A value as a number with its unit. */
    String amount(long value) {
        return switch (this) {
            case DISK ->
                value < GIGABYTE
                        ? String.format(Locale.ROOT, "%.0f MB", value / MEGABYTE)
                        : String.format(Locale.ROOT, "%.2f GB", value / GIGABYTE);
            case WAITING, QUEUED -> String.format(Locale.ROOT, "%,d", value);
        };
    }

    /** What an amount is of. */
    String of(String amount) {
        return switch (this) {
            case DISK -> amount + " are free on the disk of the data directory";
            case WAITING -> amount + " IDocs wait to be read";
            case QUEUED -> amount + " commands wait for Klaviyo";
        };
    }
}
