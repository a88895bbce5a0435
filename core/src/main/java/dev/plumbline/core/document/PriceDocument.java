package dev.plumbline.core.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What one piece of a material costs in a period: a condition record of sales pricing (COND_A).
 *
 * @param material MATNR without leading zeros (E1KOMG-MATNR)
 * @param condition which record it is
 * @param amount of one piece: E1KONP-KBETR for E1KONP-KPEIN pieces
 * @param currency ISO 4217 (E1KONP-KONWA)
 * @param from when it begins to hold: the first moment of E1KONH-DATAB
 * @param until when it holds no more: the first moment after E1KONH-DATBI; empty when it has no end
 * @param withdrawn whether it holds at no time: it is marked as deleted (E1KONP-LOEVM_KO) or not released, or is not for pieces any more
 */
public record PriceDocument(
        Origin origin,
        String material,
        Condition condition,
        BigDecimal amount,
        String currency,
        Instant from,
        Optional<Instant> until,
        boolean withdrawn)
        implements StockInput {

    /**
     * A condition record. One that is reported again replaces what was known of it, its period included.
     *
     * @param type KSCHL, such as PR00 or VKP0
     * @param organization VKORG; empty when it holds in all
     * @param channel VTWEG; empty when it holds in all
     * @param record KNUMH; where a message gives none, its first day
     */
    public record Condition(String type, String organization, String channel, String record) {
        @Override
        public String toString() {
            return type + "/" + organization + "/" + channel + "/" + record;
        }
    }

    /** Whether it holds at this moment. */
    public boolean holdsAt(Instant moment) {
        return !withdrawn
                && !from.isAfter(moment)
                && until.filter(end -> !end.isAfter(moment)).isEmpty();
    }

    /** Whether another report of the same record says nothing else. */
    public boolean saysTheSameAs(PriceDocument other) {
        return amount.compareTo(other.amount) == 0
                && currency.equals(other.currency)
                && from.equals(other.from)
                && until.equals(other.until)
                && withdrawn == other.withdrawn;
    }
}
