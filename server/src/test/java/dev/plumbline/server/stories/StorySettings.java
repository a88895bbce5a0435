package dev.plumbline.server.stories;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Contract.Accounts;
import dev.plumbline.core.aggregate.Contract.CustomerRules;
import dev.plumbline.core.aggregate.Contract.Deadline;
import dev.plumbline.core.aggregate.Contract.Metrics;
import dev.plumbline.core.aggregate.Contract.OrderRules;
import dev.plumbline.core.aggregate.Contract.StockRules;
import dev.plumbline.core.aggregate.Contract.ValueBasis;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Schedule;
import dev.plumbline.core.document.Partners.Role;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.translate.TranslationRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A story's settings, by the keys of docs/configuration.md and of the mapping. */
final class StorySettings {
    private static final Set<String> KEYS = Set.of(
            "sap.time-zone",
            "metrics.increased",
            "orders.value",
            "orders.credit-holds",
            "customers.identity",
            "customers.one-time",
            "customers.priority",
            "customers.schedule",
            "customers.quiet-hours",
            "customers.several-systems",
            "klaviyo.accounts",
            "klaviyo.plants",
            "stock.places",
            "stock.safety",
            "stock.flap-guard",
            "stock.settle",
            "catalog.url",
            "catalog.discontinued-status",
            "known customers");

    private final Story story;
    private final Mapping mapping;

    StorySettings(Story story) {
        this.story = story;
        this.mapping = mapping(story);
        story.settings().keySet().stream()
                .filter(key -> !KEYS.contains(key)
                        && !key.startsWith("holds.")
                        && !key.startsWith("sources.")
                        && !key.startsWith("targets."))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(story.name() + ": no setting is called " + key);
                });
    }

    ZoneId zone() {
        return ZoneId.of(story.setting("sap.time-zone", "UTC"));
    }

    Set<String> list(String key) {
        return Arrays.stream(story.setting(key, "").split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Contract contract() {
        return new Contract(metrics(), accounts(), orders(), customers(), stock(), mapping.targets());
    }

    TranslationRules translation() {
        return TranslationRules.standard(zone(), Dictionary.standard())
                .with(mapping.sources())
                .withDiscontinued(list("catalog.discontinued-status"));
    }

    /** What the story says of the mapping, as a site's file would: {@code sources.order.email} is a key on three levels. */
    private static Mapping mapping(Story story) {
        String text = story.settings().keySet().stream()
                .filter(key -> key.startsWith("sources.") || key.startsWith("targets."))
                .map(key -> {
                    String[] levels = key.split("\\.", -1);
                    return String.join(": {", levels) + ": '" + story.setting(key, "") + "'"
                            + "}".repeat(levels.length - 1);
                })
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? Mappings.standard() : Mappings.of(text);
    }

    private Metrics metrics() {
        Metrics usual = Metrics.STANDARD;
        return new Metrics(
                usual.placed(),
                usual.ordered(),
                story.setting("metrics.increased", usual.increased()),
                usual.fulfilled(),
                usual.partlyFulfilled(),
                usual.shipped(),
                usual.delivered(),
                usual.cancelled(),
                usual.returned(),
                usual.refunded(),
                usual.ticketOpened(),
                usual.ticketClosed());
    }

    private Accounts accounts() {
        return new Accounts("main", pairs("klaviyo.accounts"), pairs("klaviyo.plants"));
    }

    /** {@code 2000=benelux, 3000=nordics}. */
    private TreeMap<String, String> pairs(String key) {
        TreeMap<String, String> pairs = new TreeMap<>();
        list(key).forEach(pair -> pairs.put(pair.split("=", -1)[0], pair.split("=", -1)[1]));
        return pairs;
    }

    private OrderRules orders() {
        Map<Hold.Reason, Deadline> deadlines = new HashMap<>(OrderRules.STANDARD.deadlines());
        story.settings().forEach((key, value) -> {
            if (key.startsWith("holds.")) {
                String name = key.substring("holds.".length()).replace('-', '_').toUpperCase(Locale.ROOT);
                putDeadline(deadlines, Hold.Reason.valueOf(name), value);
            }
        });
        return new OrderRules(
                ValueBasis.valueOf(story.setting("orders.value", "net").toUpperCase(Locale.ROOT)),
                story.settings().containsKey("orders.credit-holds")
                        ? list("orders.credit-holds")
                        : OrderRules.STANDARD.creditHolds(),
                deadlines);
    }

    private static void putDeadline(Map<Hold.Reason, Deadline> deadlines, Hold.Reason reason, String value) {
        if (value.equals("wait")) {
            deadlines.remove(reason);
        } else {
            String[] parts = value.split(" ", -1);
            deadlines.put(
                    reason,
                    new Deadline(Duration.parse(parts[0]), Hold.Policy.valueOf(parts[1].toUpperCase(Locale.ROOT))));
        }
    }

    private CustomerRules customers() {
        CustomerRules usual = CustomerRules.STANDARD;
        Schedule schedule = Schedule.every(Duration.parse(story.setting("customers.schedule", "PT15M")));
        String quiet = story.setting("customers.quiet-hours", "");
        if (!quiet.isEmpty()) {
            String[] hours = quiet.split("-", -1);
            schedule = schedule.withQuietHours(
                    new Schedule.QuietHours(LocalTime.parse(hours[0]), LocalTime.parse(hours[1]), zone()));
        }
        return new CustomerRules(
                role(story.setting("customers.identity", "sold-to")),
                list("customers.one-time"),
                story.settings().containsKey("customers.priority") ? list("customers.priority") : usual.priority(),
                schedule,
                Boolean.parseBoolean(story.setting("customers.several-systems", "false")));
    }

    private static Role role(String name) {
        return Role.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private StockRules stock() {
        StockRules usual = StockRules.STANDARD;
        StockRules rules = usual.withPlaces(new TreeSet<>(list("stock.places")))
                .withSafetyStock(new BigDecimal(story.setting("stock.safety", "0")))
                .withDelays(
                        Duration.parse(story.setting(
                                "stock.flap-guard", usual.flapGuard().toString())),
                        Duration.parse(
                                story.setting("stock.settle", usual.settle().toString())));
        String url = story.setting("catalog.url", "");
        return url.isEmpty() ? rules : rules.withCatalogUrl(url);
    }
}
