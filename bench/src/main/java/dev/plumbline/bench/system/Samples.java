package dev.plumbline.bench.system;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.sap.Dispatch;
import dev.plumbline.sandbox.sap.Dispatch.Message;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The invented merchant's traffic as XML, in the order of sending. */
final class Samples {
    private static final Pattern ORDER = Pattern.compile("<QUALF>002</QUALF>\\s*<BELNR>0*(\\d+)</BELNR>");
    private static final Pattern SALE = Pattern.compile("<QUALF>012</QUALF>\\s*<ORGID>TA</ORGID>");
    private static final String ONE_TIME =
            "<PARTN>%010d</PARTN>".formatted(Integer.parseInt(Traffic.ONE_TIME_CUSTOMER));
    private static final long MEASURED = 1;
    private static final long WARMING = 2;

    private final InstantSource clock;

    Samples(InstantSource clock) {
        this.clock = clock;
    }

    /** With its ledger of what must come of it. */
    Traffic traffic(int orders) {
        return traffic(orders, MEASURED);
    }

    private Traffic traffic(int orders, long seed) {
        return new Traffic(new Traffic.Plan(
                orders,
                seed,
                0,
                clock.instant().minus(20L * orders, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.SECONDS)));
    }

    static List<String> bodies(Traffic traffic) {
        return messages(traffic).stream().map(Message::content).toList();
    }

    private static List<Message> messages(Traffic traffic) {
        return new Dispatch(traffic, new Dispatch.Options(List.of(Form.XML), 0, 1), Dictionary.standard()).all(false);
    }

    /** Traffic of another system, which no other sample has anything to do with. */
    List<String> warming(int orders) {
        return bodies(traffic(orders, WARMING)).stream()
                .map(body -> body.replace("PRDCLNT100", "WRMCLNT100").replace("SAPPRD", "SAPWRM"))
                .toList();
    }

    /**
     * Orders that are told as soon as they are here.
     *
     * @param masterData what comes before the first order: articles, stock, customers, addresses
     * @param orders each as it was placed; none of a one-time customer, whose address comes later, and none with a block
     */
    record Placed(List<String> masterData, List<Order> orders) {}

    /** An order's number and its first IDoc. */
    record Order(String number, String body) {}

    /** @param orders of the traffic; a little fewer are such */
    Placed placed(int orders) {
        List<Message> all = messages(traffic(orders));
        List<String> before = all.stream()
                .takeWhile(message -> !message.messageType().equals("ORDRSP"))
                .map(Message::content)
                .toList();
        Map<String, String> first = new LinkedHashMap<>();
        for (Message message : all) {
            Matcher order = ORDER.matcher(message.content());
            if (message.messageType().equals("ORDRSP") && order.find()) {
                first.putIfAbsent(order.group(1), message.content());
            }
        }
        first.values()
                .removeIf(body -> body.contains("<LIFSK>")
                        || body.contains(ONE_TIME)
                        || !SALE.matcher(body).find());
        return new Placed(
                before,
                first.entrySet().stream()
                        .map(order -> new Order(order.getKey(), order.getValue()))
                        .toList());
    }
}
