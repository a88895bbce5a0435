package dev.plumbline.server.alerts;

import java.util.Locale;

/** What may be wrong. docs/alerts.md explains each. */
enum Condition {
    /** Exceptions of one cause are open. */
    EXCEPTIONS,
    /** Nothing is sent to a Klaviyo account: its servers fail, or its key is not accepted. */
    PAUSED,
    /** Disk or backlog has come to a mark. */
    WATERMARK,
    /** Something is held beyond its deadline. */
    HOLDS,
    /** Klaviyo accepted events that are not seen there. */
    UNSTORED,
    /** Commands wait long for Klaviyo. */
    QUEUED,
    /** A message type does not come although it usually does at this time. */
    SILENCE,
    /** A channel of alerts itself cannot be reached. */
    CHANNEL;

    /** Its name in subjects and in docs/alerts.md. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an alert is about, as {@code watermark/disk}. */
    String of(String what) {
        return word() + "/" + what;
    }
}
