package dev.plumbline.core.document;

import java.math.BigDecimal;

/**
 * How much of a material lies unrestricted at one place (PROACT, LOISTD, INVCON, an extract of MARD): an absolute figure as of the
 * message's creation.
 *
 * @param material MATNR without leading zeros
 * @param place where
 * @param unrestricted the quantity in the base unit
 */
public record StockCount(Origin origin, String material, Place place, BigDecimal unrestricted) implements StockInput {}
