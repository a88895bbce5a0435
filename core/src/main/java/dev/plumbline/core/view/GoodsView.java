package dev.plumbline.core.view;

import java.math.BigDecimal;

/**
 * Goods on their way.
 *
 * @param item the item of the order
 * @param name the material where nothing else is known
 */
public record GoodsView(String item, String material, String name, BigDecimal quantity) {}
