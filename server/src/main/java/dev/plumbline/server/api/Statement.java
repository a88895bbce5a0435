package dev.plumbline.server.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order's story for somebody who knows the business and no IDocs: what SAP said, what Klaviyo was told because of it, and what that
 * comes to. Times are UTC.
 *
 * @param about the order's key
 * @param order its number
 * @param customer whose events it has, empty while that is not known
 * @param currency ISO 4217, empty while it is not known
 * @param standing how it stands, in one sentence
 * @param sums what it comes to in Klaviyo
 * @param items what SAP's documents say of each item
 * @param chapters what happened, oldest first
 * @param open what is not told yet, and why
 */
public record Statement(
        String about,
        String order,
        String customer,
        String currency,
        String standing,
        List<Sum> sums,
        List<Item> items,
        List<Chapter> chapters,
        List<String> open) {

    /** A sum with its name. */
    public record Sum(String what, BigDecimal amount) {}

    /** One item: quantities in its unit, values without tax. */
    public record Item(
            String position,
            BigDecimal ordered,
            BigDecimal value,
            BigDecimal rejected,
            BigDecimal shipped,
            BigDecimal delivered,
            BigDecimal returned,
            BigDecimal billed,
            BigDecimal credited) {}

    /**
     * Something that SAP said, or a person decided, and what followed from it.
     *
     * @param at when SAP made the message, or the person decided; when the message was received if its raw IDoc was removed on schedule
     * @param what in words
     * @param remark why nothing followed: it says nothing new, or is older than what is known; or that its raw IDoc was removed; empty
     *     otherwise
     * @param told what Klaviyo was told because of it
     */
    public record Chapter(Instant at, String what, String remark, List<Told> told) {}

    /**
     * What Klaviyo was told.
     *
     * @param what the event in words, with its value
     * @param happened the time that it bears
     * @param state what became of it, in words
     */
    public record Told(String what, Instant happened, String state) {}
}
