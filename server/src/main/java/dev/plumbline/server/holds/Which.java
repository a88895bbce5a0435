package dev.plumbline.server.holds;

/**
 * Which holds somebody wants to see; an empty text stands for all.
 *
 * @param reason the sort of hold
 * @param kind of the aggregate: {@code order}, {@code customer}, {@code stock}
 * @param number of the aggregate, with or without leading zeros
 * @param limit how many at most
 */
public record Which(String reason, String kind, String number, int limit) {}
