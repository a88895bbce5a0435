package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.sandbox.sap.Comparison.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The events: each one there with its value, and their sums per day. Where messages arrived in any order, a story is told well if there is an
 * order of arrival that leads to just what is there.
 */
final class ComparedEvents {
    private static final Pattern ORDER = Pattern.compile("-order-(\\d+)(?!.*-order-)");

    /** So many stories that nothing explains are enough: then all is wrong, and looking for ways takes long. */
    private static final int HOPELESS = 50;

    private final Ledger ledger;
    private final Snapshot found;
    private final boolean shuffled;
    private final Map<String, String> groups = new HashMap<>();
    private final Map<Identity, Expected.Event> there = new HashMap<>();
    private final Map<String, Tally> tallies = new TreeMap<>();
    private int unexplained;

    ComparedEvents(Ledger ledger, Snapshot found, boolean shuffled) {
        this.ledger = ledger;
        this.found = found;
        this.shuffled = shuffled;
        ledger.profiles()
                .forEach(profile -> profile.sharedWith().forEach(other -> groups.put(other, profile.customer())));
    }

    private record Identity(String metric, String uniqueId) {
        static Identity of(Expected.Event event) {
            return new Identity(event.metric(), event.uniqueId());
        }
    }

    /** One row for each metric, and one for the days. */
    List<Row> rows() {
        collect();
        Map<String, List<Expected.Event>> byKey = new HashMap<>();
        there.values()
                .forEach(event -> byKey.computeIfAbsent(keyOf(event.uniqueId()), any -> new ArrayList<>())
                        .add(event));
        Set<Identity> explained = new HashSet<>();
        Days expectedDays = new Days(shuffled);
        for (Story story : ledger.stories()) {
            for (Expected.Event expected : wayTaken(story, byKey)) {
                explained.add(Identity.of(expected));
                expectedDays.add(expected);
                tallies.computeIfAbsent(expected.metric(), Tally::new).compare(expected, Identity.of(expected));
            }
        }
        there.forEach((identity, event) -> {
            if (!explained.contains(identity)) {
                tallies.computeIfAbsent(identity.metric(), Tally::new)
                        .differences
                        .add(identity.uniqueId() + " is not expected");
            }
        });
        List<Row> rows =
                new ArrayList<>(tallies.values().stream().map(Tally::row).toList());
        Days foundDays = new Days(shuffled);
        there.values().forEach(foundDays::add);
        rows.add(expectedDays.compare(foundDays));
        return rows;
    }

    private void collect() {
        Map<String, String> customers = Comparison.customersOf(found);
        for (Event event : found.events()) {
            Tally tally = tallies.computeIfAbsent(event.metric(), Tally::new);
            tally.found++;
            Expected.Event seen = new Expected.Event(
                    event.metric(),
                    event.uniqueId(),
                    customers.getOrDefault(event.profileId(), ""),
                    event.value().orElse(BigDecimal.ZERO),
                    event.currency().orElse(""),
                    event.time(),
                    "");
            if (there.put(Identity.of(seen), seen) != null) {
                tally.differences.add(event.uniqueId() + " is there more than once");
            }
        }
    }

    /** To which order an event belongs: the last one that its id names. */
    private static String keyOf(String uniqueId) {
        Matcher order = ORDER.matcher(uniqueId);
        return order.find() ? order.group(1) : "";
    }

    /** The way of a story that agrees with what is there, or the usual one. */
    private List<Expected.Event> wayTaken(Story story, Map<String, List<Expected.Event>> byKey) {
        if (!shuffled || unexplained > HOPELESS) {
            return story.usual();
        }
        int count = 0;
        for (String number : story.numbers()) {
            count += byKey.getOrDefault(Merchant.bare(number), List.of()).size();
        }
        Optional<List<Expected.Event>> way = story.explaining(event -> isSame(event, find(Identity.of(event))), count);
        if (way.isEmpty()) {
            unexplained++;
        }
        return way.orElseGet(story::usual);
    }

    private Optional<Expected.Event> find(Identity identity) {
        return Optional.ofNullable(there.get(identity));
    }

    private boolean isSame(Expected.Event one, Optional<Expected.Event> other) {
        return other.filter(event -> personOf(one.customer()).equals(personOf(event.customer()))
                        && (one.currency().equals(event.currency()) || hasNoMoney(one, event))
                        && one.value().compareTo(event.value()) == 0)
                .isPresent();
    }

    /** Whose number is whose depends on the order of arrival where two share an address. */
    private String personOf(String customer) {
        return shuffled ? groups.getOrDefault(customer, customer) : customer;
    }

    /** An event without a value needs no currency. */
    private static boolean hasNoMoney(Expected.Event one, Expected.Event other) {
        return one.value().signum() == 0 && other.currency().isEmpty();
    }

    private final class Tally {
        private final String metric;
        private final List<String> differences = new ArrayList<>();
        private long expected;
        private long found;

        private Tally(String metric) {
            this.metric = metric;
        }

        void compare(Expected.Event event, Identity identity) {
            expected++;
            Optional<Expected.Event> seen = find(identity);
            if (seen.isEmpty()) {
                differences.add(event.uniqueId() + " is missing");
            } else if (!isSame(event, seen)) {
                differences.add(event.uniqueId() + " should be " + words(event) + " and is " + words(seen.get()));
            }
        }

        private static String words(Expected.Event event) {
            return event.value().toPlainString() + " " + event.currency() + " of " + event.customer();
        }

        Row row() {
            return new Row(metric, expected, found, differences);
        }
    }

    /** Sums per day (UTC), metric and currency; without the days where the times depend on the order of arrival. */
    private static final class Days {
        private final boolean undated;
        private final Map<String, Sum> sums = new TreeMap<>();

        private Days(boolean undated) {
            this.undated = undated;
        }

        private record Sum(long count, BigDecimal value) {
            static final Sum NOTHING = new Sum(0, BigDecimal.ZERO);

            Sum plus(Sum other) {
                return new Sum(count + other.count, value.add(other.value));
            }

            boolean isSame(Sum other) {
                return count == other.count && value.compareTo(other.value) == 0;
            }

            String words() {
                return count + (count == 1 ? " event" : " events") + " worth " + value.toPlainString();
            }
        }

        void add(Expected.Event event) {
            String day = undated
                    ? "all days"
                    : LocalDate.ofInstant(event.time(), ZoneOffset.UTC).toString();
            String currency = event.value().signum() == 0 ? "without value" : event.currency();
            sums.merge(day + " " + event.metric() + " " + currency, new Sum(1, event.value()), Sum::plus);
        }

        Row compare(Days seen) {
            List<String> differences = new ArrayList<>();
            Map<String, Sum> all = new TreeMap<>(sums);
            seen.sums.forEach((key, sum) -> all.putIfAbsent(key, Sum.NOTHING));
            all.forEach((key, expected) -> {
                Sum other = seen.sums.getOrDefault(key, Sum.NOTHING);
                if (!expected.isSame(other)) {
                    differences.add(key + " should be " + expected.words() + " and is " + other.words());
                }
            });
            return new Row("revenue per day and currency", sums.size(), seen.sums.size(), differences);
        }
    }
}
