package dev.plumbline.server.reconcile;

import java.time.LocalDate;

/**
 * What is summed up together.
 *
 * @param day in the time zone of the mapping's rules
 * @param currency ISO 4217, empty for events without an amount
 */
public record Cell(LocalDate day, String metric, String currency) {}
