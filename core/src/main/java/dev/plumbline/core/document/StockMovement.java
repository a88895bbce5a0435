package dev.plumbline.core.document;

import java.math.BigDecimal;

/**
 * A change of unrestricted stock at one place (MBGMCR, WMMBXY).
 *
 * @param material MATNR without leading zeros
 * @param place where
 * @param id what makes this movement the same one when it is sent again
 * @param change signed quantity in the base unit; the sign comes from the movement type and the reversal flag
 */
public record StockMovement(Origin origin, String material, Place place, String id, BigDecimal change)
        implements StockInput {}
