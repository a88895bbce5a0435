package dev.plumbline.core.document;

import java.time.Instant;

/**
 * When something happened in the business. SAP often knows only the day.
 *
 * @param at the moment; for a day alone its beginning in the system's zone
 * @param dayOnly whether SAP gave no time of day
 */
public record BusinessTime(Instant at, boolean dayOnly) {}
