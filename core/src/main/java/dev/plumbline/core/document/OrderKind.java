package dev.plumbline.core.document;

/** What sort of sales document an order is; only {@link #SALES} orders are placed for Klaviyo. */
public enum OrderKind {
    /** A standard or rush order: somebody bought something. */
    SALES,
    /** A returns order (AUART RE): something comes back. */
    RETURN,
    /** A request for a credit or debit memo (G2, CR, L2, DR): money moves, goods do not. */
    MEMO_REQUEST,
    /** A delivery free of charge (KL, FD, SD): a replacement or a sample. */
    FREE_OF_CHARGE
}
