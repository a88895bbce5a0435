package dev.plumbline.simulation.world;

import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.sap.OutgoingIdoc;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.delivery.BulkRule;
import dev.plumbline.simulation.world.Scenario.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes a scenario out of a seed. Safe to share. */
public final class ScenarioMaker {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final Set<Part> MASTER_DATA = EnumSet.of(Part.CUSTOMER, Part.ADDRESS);
    private static final Set<Part> DISPENSABLE =
            EnumSet.of(Part.ORDER, Part.RETURNS, Part.DELIVERY, Part.RETURNS_DELIVERY, Part.SHIPMENT, Part.BILLING);

    private final Dictionary dictionary;

    public ScenarioMaker(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    public Scenario of(long seed) {
        return new Making(seed).scenario();
    }

    /** Used once. */
    private final class Making {
        private final long seed;
        private final Random dice;
        private final Duration pace;
        private final Duration jumble;
        private final List<Letter> sent = new ArrayList<>();
        private final List<Letter> letters = new ArrayList<>();
        private final Traffic traffic;
        private int number;

        Making(long seed) {
            this.seed = seed;
            this.dice = new Random(seed * 0x9E3779B97F4A7C15L + 1);
            this.pace = List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofHours(8))
                    .get(dice.nextInt(3));
            this.jumble = List.of(Duration.ZERO, Duration.ofMinutes(2), Duration.ofHours(6), Duration.ofDays(3))
                    .get(dice.nextInt(4));
            this.traffic = new Traffic(
                    new Traffic.Plan(2 + dice.nextInt(8), seed, dice.nextInt(3) * 0.03, START).withPrices());
        }

        Scenario scenario() {
            boolean resends = dice.nextInt(3) > 0;
            Optional<OutgoingIdoc> next = traffic.next();
            while (next.isPresent()) {
                OutgoingIdoc message = next.get();
                send(message, message.docnum());
                if (resends && isRepeatable(message) && dice.nextInt(12) == 0) {
                    send(traffic.resent(message), message.docnum());
                }
                // Master data is made at one time; then business goes on at its own pace.
                if (pace.isPositive() && (number > 40 || dice.nextInt(8) == 0)) {
                    traffic.pass(Duration.ofSeconds(dice.nextLong(pace.toSeconds())));
                }
                next = traffic.next();
            }
            lose();
            Settings settings = settings();
            letters.sort(Comparator.comparing(Letter::arrives).thenComparingInt(Letter::number));
            return new Scenario(seed, traffic, letters, sent, new TroubleMaker(dice, sent).some(), settings);
        }

        /** A warehouse's confirmation has no date of its own: sent again it says that the goods left again, a second later. */
        private static boolean isRepeatable(OutgoingIdoc message) {
            return message.damage().isEmpty()
                    && !message.idoc().control().messageType().equals("SHPCON");
        }

        private Letter send(OutgoingIdoc message, String original) {
            Instant created = traffic.now();
            Form form = dice.nextInt(4) == 0 && message.canBeFlat(dictionary) ? Form.FLAT : Form.XML;
            Letter letter = new Letter(
                    ++number,
                    message,
                    original,
                    new Letter.Envelope(form, message.toBytes(form, dictionary)),
                    created,
                    created.plus(transfer()));
            sent.add(letter);
            letters.add(letter);
            if (!letter.isDamaged() && dice.nextInt(12) == 0) {
                letters.add(letter.arrivingAt(++number, letter.arrives().plus(transfer())));
            }
            return letter;
        }

        /** How long a message is under way: a moment, long enough to be overtaken, or days. */
        private Duration transfer() {
            if (dice.nextInt(10) == 0) {
                return Duration.ofSeconds(dice.nextLong(Duration.ofDays(6).toSeconds()));
            }
            return jumble.isZero() || dice.nextInt(3) == 0
                    ? Duration.ofMillis(200)
                    : Duration.ofSeconds(dice.nextLong(jumble.toSeconds()));
        }

        /** Some messages never arrive: an order's, a customer's, or any. */
        private void lose() {
            Set<String> lost = new HashSet<>();
            if (dice.nextInt(4) == 0) {
                loseAll(EnumSet.of(Part.ORDER), lost);
            }
            if (dice.nextInt(6) == 0) {
                loseAll(MASTER_DATA, lost);
            }
            if (dice.nextInt(4) == 0) {
                sent.stream()
                        .filter(letter -> DISPENSABLE.contains(letter.message().part()))
                        .filter(letter -> dice.nextInt(10) == 0)
                        .forEach(letter -> lost.add(letter.original()));
            }
            letters.removeIf(letter -> lost.contains(letter.original()));
        }

        private void loseAll(Set<Part> parts, Set<String> lost) {
            List<String> stories = sent.stream()
                    .filter(letter -> parts.contains(letter.message().part()))
                    .map(letter -> letter.message().story())
                    .distinct()
                    .toList();
            String doomed = stories.get(dice.nextInt(stories.size()));
            sent.stream()
                    .filter(letter -> letter.message().story().equals(doomed)
                            && parts.contains(letter.message().part()))
                    .forEach(letter -> lost.add(letter.original()));
        }

        /** In most runs a few commands go together: there is never so much that it would be worth it. */
        private BulkRule bulkRule() {
            return dice.nextInt(3) == 0
                    ? BulkRule.STANDARD
                    : new BulkRule(2 + dice.nextInt(3), Duration.ZERO, Duration.ZERO);
        }

        private Settings settings() {
            Hold.Policy policy = List.of(
                            Hold.Policy.EXCEPTION, Hold.Policy.EXCEPTION, Hold.Policy.SYNTHESISE, Hold.Policy.WAIT)
                    .get(dice.nextInt(4));
            return new Settings(
                    Duration.ofHours(1 + dice.nextInt(24 * 7)),
                    policy,
                    Duration.ofHours(1 + dice.nextInt(72)),
                    1 + dice.nextInt(8),
                    bulkRule(),
                    dice.nextInt(3) == 0 ? 0 : 1.0 / (1 + dice.nextInt(4)),
                    Duration.ofSeconds(dice.nextInt(3) * 20L),
                    Duration.ofSeconds(dice.nextInt(6) == 0 ? 3 * 3600 : dice.nextInt(3) * 30L),
                    dice.nextInt(5) == 0 ? 0.5 : 1);
        }
    }
}
