package dev.plumbline.klaviyo;

/** Whether recommendations show a variant that is out of stock. */
public enum InventoryPolicy {
    /** Klaviyo's default: show it. */
    UNSPECIFIED(0),
    HIDE_WHEN_OUT_OF_STOCK(1),
    SHOW_ALWAYS(2);

    private final int code;

    InventoryPolicy(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
