package dev.plumbline.core.document;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A customer's credit in one control area (E1KNKKM of DEBMAS, or an extract of KNKK).
 *
 * @param customer the customer number (KUNNR), without leading zeros
 * @param controlArea KKBER
 * @param currency ISO 4217, empty when unknown
 * @param limit KLIMK, empty when not told
 * @param exposure SKFOR + SSOBL + SAUFT, which only the extract has
 * @param blocked whether credit management has blocked the customer (CRBLB)
 * @param riskCategory CTLPC, empty when there is none
 */
public record CreditDocument(
        Origin origin,
        String customer,
        String controlArea,
        String currency,
        Optional<BigDecimal> limit,
        Optional<BigDecimal> exposure,
        boolean blocked,
        String riskCategory)
        implements CustomerInput {}
