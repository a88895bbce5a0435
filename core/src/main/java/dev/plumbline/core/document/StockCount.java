package dev.plumbline.core.document;

import java.math.BigDecimal;

/**
 * How much of a material lies unrestricted at one place (PROACT, LOISTD, INVCON): an absolute figure as of the message's creation.
 *
 * @param material MATNR without leading zeros
 * @param place plant, or plant/storage location where the message tells them apart: {@code 1000} or {@code 1000/0001}
 * @param unrestricted the quantity in the base unit
 */
public record StockCount(Origin origin, String material, String place, BigDecimal unrestricted) implements StockInput {}
