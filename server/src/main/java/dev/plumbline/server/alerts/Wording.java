package dev.plumbline.server.alerts;

import java.util.List;

/**
 * What people are told of something that is wrong. There is no personal data in it.
 *
 * @param title in a line
 * @param cause why it is so, and what it means
 * @param firstStep what to do first
 * @param link the page of the console that mends it, as a path
 * @param records some of the records that it is about, by their business keys
 */
public record Wording(String title, String cause, String firstStep, String link, List<String> records) {
    /** Enough to find the rest. */
    static final int MOST_RECORDS = 5;

    public Wording {
        records = List.copyOf(records);
    }
}
