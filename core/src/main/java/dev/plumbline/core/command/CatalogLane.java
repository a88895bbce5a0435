package dev.plumbline.core.command;

/** Item, variant and stock of one material share a lane: a variant needs its item, and stock its variant. */
final class CatalogLane {
    private CatalogLane() {}

    static String of(String account, String sku) {
        return account + "/catalog:" + sku;
    }
}
