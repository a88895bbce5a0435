package dev.plumbline.core.document;

/**
 * A customer's complaint or request for service (an extract of QMEL with JEST; no standard IDoc carries it).
 *
 * @param number QMNUM, without leading zeros
 * @param customer KUNUM, without leading zeros
 * @param type QMART, for example {@code Q1} or {@code S1}
 * @param text QMTXT, empty when there is none
 * @param priority PRIOK, empty when there is none
 * @param openedAt QMDAT and MZEIT
 * @param open false once it is completed or marked for deletion (I0072, I0076, or QMDAB is set)
 */
public record ServiceNotification(
        Origin origin,
        String number,
        String customer,
        String type,
        String text,
        String priority,
        BusinessTime openedAt,
        boolean open)
        implements CustomerInput {}
