package dev.plumbline.server.api;

import dev.plumbline.server.alerts.Fresh;
import dev.plumbline.server.watermark.WatermarkStatus;
import java.util.List;
import java.util.Map;

/**
 * Where everything is. Every IDoc that was ever received is counted in exactly one place (invariant I1): {@code received} equals the
 * sum of {@code idocs}.
 *
 * @param received all IDocs and bodies that were taken in
 * @param idocs by place: {@code waiting} to be read, {@code duplicate}, {@code ignored}, {@code exception}, {@code held},
 *     {@code unchanged}, {@code superseded}, {@code queued} (something that it caused is on its way to Klaviyo), {@code scheduled}
 *     (something that it changed is told at a later time), {@code settled} (nothing more is to come of it)
 * @param commands by status: {@code queued}, {@code accepted}, {@code stored}, {@code refused}, {@code parked}
 * @param accepted how those stand that Klaviyo accepted and nobody has seen there: {@code awaiting} to be found, {@code missing} (a person
 *     is asked), {@code notSampled} (never looked for), {@code notEvents} (nothing that can be looked for)
 * @param ignored how many by each rule
 * @param openExceptions how many wait for somebody
 * @param holds how many aggregates are held, by reason
 * @param openFindings how many codes and segments the mapping does not know
 * @param delivery how the delivery is: its mode, what is under way, what it waits for
 * @param verification how the reading back of each account is, and how long Klaviyo takes
 * @param watermarks how disk and backlog are: {@code disk}, {@code waiting}, {@code queued}
 * @param freshness whether each message type comes as it usually does
 */
public record Funnel(
        long received,
        Map<String, Long> idocs,
        Map<String, Long> commands,
        Map<String, Long> accepted,
        Map<String, Long> ignored,
        long openExceptions,
        Map<String, Long> holds,
        long openFindings,
        Object delivery,
        Object verification,
        Map<String, WatermarkStatus> watermarks,
        List<Fresh> freshness) {

    public Funnel withFindings(long open) {
        return with(open, watermarks, freshness);
    }

    Funnel withWatermarks(Map<String, WatermarkStatus> status) {
        return with(openFindings, status, freshness);
    }

    Funnel withFreshness(List<Fresh> fresh) {
        return with(openFindings, watermarks, fresh);
    }

    private Funnel with(long findings, Map<String, WatermarkStatus> marks, List<Fresh> fresh) {
        return new Funnel(
                received,
                idocs,
                commands,
                accepted,
                ignored,
                openExceptions,
                holds,
                findings,
                delivery,
                verification,
                marks,
                fresh);
    }
}
