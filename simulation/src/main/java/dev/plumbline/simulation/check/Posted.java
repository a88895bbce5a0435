package dev.plumbline.simulation.check;

import dev.plumbline.core.command.TrackEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** I5: what is told as fulfilled has left by a delivery that says so. */
final class Posted {
    private static final Pattern DELIVERY = Pattern.compile("PRD-100-delivery-(\\d+)-order-(\\d+)(-\\d+)?");
    private static final Pattern ORDER = Pattern.compile("PRD-100-order-(\\d+)-fulfilled");
    private static final Set<String> METRICS = Set.of("Fulfilled Order", "Fulfilled Partial Order");

    private Posted() {}

    static List<Finding> check(Evidence evidence) {
        Findings findings = new Findings(Check.I5);
        Set<String> posted = new HashSet<>();
        evidence.papers(Paper.Delivery.class)
                .filter(delivery -> delivery.posted() && !delivery.returns())
                .forEach(delivery -> delivery.orders().forEach(order -> {
                    posted.add(order);
                    posted.add(delivery.number() + " of " + order);
                }));
        evidence.eventRows()
                .map(Evidence::eventOf)
                .filter(event -> METRICS.contains(event.metric()))
                .forEach(event -> findings.require(
                        isPosted(event, posted),
                        event.uniqueId() + " is told as " + event.metric()
                                + ", and no IDoc says that its goods issue is posted"));
        return findings.all();
    }

    private static boolean isPosted(TrackEvent event, Set<String> posted) {
        Matcher delivery = DELIVERY.matcher(event.uniqueId());
        if (delivery.matches()) {
            return posted.contains(delivery.group(1) + " of " + delivery.group(2));
        }
        Matcher order = ORDER.matcher(event.uniqueId());
        return order.matches() && posted.contains(order.group(1));
    }
}
