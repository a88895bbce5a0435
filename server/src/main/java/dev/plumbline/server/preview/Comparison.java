package dev.plumbline.server.preview;

import java.util.List;
import java.util.SortedMap;

/**
 * In what two mappings tell Klaviyo different things of the same IDocs.
 *
 * @param before the version of the mapping in force
 * @param after the version that is compared with it
 * @param assumed what the comparison leaves out, as sentences
 * @param pieces how many IDocs and rows of extracts were worked
 * @param removed how many more came whose raw IDocs were removed on schedule
 * @param fatesBefore how many of them became what: {@code APPLIED}, {@code IGNORED}, {@code EXCEPTION} …
 * @param leftOutBefore how many orders, customers and materials of them are left out in the end, by filter
 * @param profiles how many profiles would differ
 * @param events how many events that both tell would differ
 * @param entries how many catalog entries would differ
 * @param newEvents those that only the new mapping tells, by metric
 * @param vanishedEvents those that only the mapping in force tells, by metric
 * @param gatesBefore of how many orders and customers something is not as the mapping in force demands, by {@code property gate breach}
 * @param gatesAfter the same of the new mapping
 * @param fields what differs, by field
 */
public record Comparison(
        String before,
        String after,
        List<String> assumed,
        long pieces,
        long removed,
        SortedMap<String, Long> fatesBefore,
        SortedMap<String, Long> fatesAfter,
        SortedMap<String, Long> leftOutBefore,
        SortedMap<String, Long> leftOutAfter,
        long profiles,
        long events,
        long entries,
        SortedMap<String, Long> newEvents,
        SortedMap<String, Long> vanishedEvents,
        SortedMap<String, Long> gatesBefore,
        SortedMap<String, Long> gatesAfter,
        List<FieldChange> fields) {

    /**
     * A field that would differ.
     *
     * @param of whose: {@code profile}, {@code stock}, or the metric of an event
     * @param times how often
     * @param samples some of them
     */
    public record FieldChange(String of, String field, long times, List<Change> samples) {}

    /** A value and what it would be; personal ones are masked, and empty is what is not told. */
    public record Change(String who, String before, String after) {}
}
