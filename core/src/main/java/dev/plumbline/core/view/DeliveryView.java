package dev.plumbline.core.view;

import dev.plumbline.core.document.DeliveryDocument.Carriage;

/**
 * A delivery.
 *
 * @param number without leading zeros
 * @param carriage how it travels
 */
public record DeliveryView(String number, Carriage carriage) {}
