package dev.plumbline.server.api;

import java.util.Map;

/**
 * Where everything is. Every IDoc that was ever received is counted in exactly one place (invariant I1): {@code received} equals the
 * sum of {@code idocs}.
 *
 * @param received all IDocs and bodies that were taken in
 * @param idocs by place: {@code waiting} to be read, {@code duplicate}, {@code ignored}, {@code exception}, {@code held},
 *     {@code unchanged}, {@code superseded}, {@code queued} (something that it caused is on its way to Klaviyo), {@code scheduled}
 *     (something that it changed is told at a later time), {@code settled} (nothing more is to come of it)
 * @param commands by status: {@code queued}, {@code accepted}, {@code refused}, {@code parked}
 * @param ignored how many by each rule
 * @param openExceptions how many wait for somebody
 * @param holds how many aggregates are held, by reason
 * @param openFindings how many codes and segments the mapping does not know
 * @param delivery how the delivery is: its mode, what is under way, what it waits for
 */
public record Funnel(
        long received,
        Map<String, Long> idocs,
        Map<String, Long> commands,
        Map<String, Long> ignored,
        long openExceptions,
        Map<String, Long> holds,
        long openFindings,
        Object delivery) {

    Funnel withFindings(long open) {
        return new Funnel(received, idocs, commands, ignored, openExceptions, holds, open, delivery);
    }
}
