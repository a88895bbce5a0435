package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.SystemId;
import java.util.Locale;

/**
 * Names one aggregate.
 *
 * @param kind which sort
 * @param system the SAP system and client whose number it is; {@code klaviyo} and the account for an {@link Identity}
 * @param number order number, customer number or material number, without leading zeros; for an identity a digest of the address
 */
public record AggregateKey(Kind kind, SystemId system, String number) {

    /** The sorts of aggregates. */
    public enum Kind {
        ORDER,
        CUSTOMER,
        STOCK,
        IDENTITY
    }

    /** The stored form: {@code order/PRD-100/12345}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + system + "/" + number;
    }
}
