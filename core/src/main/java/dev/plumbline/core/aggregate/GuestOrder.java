package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.Partner;

/**
 * The person behind an order of a one-time customer: SAP's number stands for many, so the order is what tells them apart.
 *
 * @param customer the one-time customer number
 * @param partner who the order says it is
 */
public record GuestOrder(String customer, Partner partner) {}
