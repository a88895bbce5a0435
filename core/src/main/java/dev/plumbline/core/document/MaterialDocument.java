package dev.plumbline.core.document;

/**
 * Material master data (MATMAS).
 *
 * @param material MATNR without leading zeros
 * @param title the short text in the catalog's language (E1MAKTM-MAKTX)
 * @param group the material group (MATKL), empty when there is none
 * @param discontinued whether it is marked for deletion (LVORM)
 */
public record MaterialDocument(Origin origin, String material, String title, String group, boolean discontinued)
        implements StockInput {}
