package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Money;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.Verdict;
import dev.plumbline.core.view.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Gathers the events of one step of one order: gives each its time, so that times rise strictly (invariant I3), and keeps the books of
 * what they come to. Works once.
 */
final class Teller {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final OrderDocument document;
    private final Contract contract;
    private final List<Telling> tellings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Verdict verdict = Verdict.NONE;
    private Order order;
    private Told told;

    Teller(Order order, OrderDocument document, Contract contract) {
        this.order = order;
        this.document = document;
        this.contract = contract;
        this.told = order.told();
    }

    /** Which book an event's value is written into. */
    enum Book {
        PLACED,
        CANCELLED,
        REFUNDED,
        NONE
    }

    /**
     * An event that is to be told.
     *
     * @param when its business time
     * @param value signed and rounded; empty for events without one
     * @param what what its properties are made of
     */
    record Said(
            String metric,
            String uniqueId,
            BusinessTime when,
            Optional<BigDecimal> value,
            Occurrence what,
            Book book) {}

    /** Tells an event that happened in the business; a date before that of what it follows is noted. */
    void say(String source, Said said) {
        told.ledger()
                .lastTime()
                .filter(last -> isEarlier(said.when(), last))
                .ifPresent(last -> notes.add(source
                        + " is dated " + said.when().at() + ", before what it follows (" + last + "); " + said.metric()
                        + " is told right after that"));
        tell(said, false);
    }

    /** Tells an event that belongs to the one before. */
    void sayBeside(Said said) {
        tell(said, false);
    }

    /** Tells an event that only sets a sum straight. */
    void saySilently(Said said) {
        tell(said, true);
    }

    private static boolean isEarlier(BusinessTime when, Instant last) {
        return when.dayOnly() ? !when.at().plus(A_DAY).isAfter(last) : when.at().isBefore(last);
    }

    private void tell(Said said, boolean silent) {
        Instant earliest = told.ledger()
                .lastTime()
                .map(last -> last.plusSeconds(1))
                .orElse(said.when().at());
        Instant time =
                said.when().at().isBefore(earliest) ? earliest : said.when().at();
        told = told.with(
                new Told.Ledger(told.isPlaced(), told.ledger().figures().plus(entry(said)), Optional.of(time)));
        Wording.Words words = contract.wording().event(said.what());
        notes.addAll(words.troubles());
        verdict = verdict.and(words.verdict());
        tellings.add(new Telling(
                said.metric(), said.uniqueId(), time, said.value().flatMap(this::money), words.properties(), silent));
    }

    private Figures entry(Said said) {
        BigDecimal value = said.value().orElse(BigDecimal.ZERO);
        BigDecimal none = BigDecimal.ZERO;
        Figures.Sums sums = switch (said.book()) {
            case PLACED -> new Figures.Sums(value, none, none);
            case CANCELLED -> new Figures.Sums(none, value, none);
            case REFUNDED -> new Figures.Sums(none, none, value);
            case NONE -> Figures.Sums.NONE;
        };
        SortedMap<String, Figures.Sums> byCurrency = new TreeMap<>();
        if (!sums.isNothing() && !document.currency().isEmpty()) {
            byCurrency.put(document.currency(), sums);
        }
        return new Figures(0, 0, byCurrency, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Rounded to the currency's decimals, as it will be told. */
    BigDecimal rounded(BigDecimal value) {
        return money(value).map(Money::amount).orElse(value);
    }

    /** An order that was made up of deliveries has no currency, and its events have no value. */
    private Optional<Money> money(BigDecimal value) {
        return document.currency().isEmpty() ? Optional.empty() : Optional.of(new Money(value, document.currency()));
    }

    /** A sentence for whoever follows the document. */
    void note(String sentence) {
        notes.add(sentence);
    }

    void change(UnaryOperator<Told> change) {
        told = change.apply(told);
    }

    /** The order with more in its memory than before. */
    void become(Order other) {
        order = other;
    }

    void markPlaced() {
        told = told.with(
                new Told.Ledger(true, told.ledger().figures(), told.ledger().lastTime()));
    }

    Told told() {
        return told;
    }

    Order order() {
        return order.with(told);
    }

    List<Telling> tellings() {
        return tellings;
    }

    List<String> notes() {
        return notes;
    }

    /** How the events keep the contracts on data. */
    Verdict verdict() {
        return verdict;
    }

    Contract contract() {
        return contract;
    }

    /** What the order comes to for its customer. */
    Figures figures() {
        boolean stands = told.isPlaced()
                && told.items().values().stream()
                        .anyMatch(item ->
                                item.quantity().signum() != 0 || item.value().signum() != 0);
        Optional<Instant> placedAt =
                told.isPlaced() ? Optional.of(document.placedAt().at()) : Optional.empty();
        return new Figures(
                stands ? 1 : 0,
                Returns.count(told, contract),
                told.ledger().figures().sums(),
                placedAt,
                placedAt,
                Shipping.lastGoodsIssue(order, told));
    }
}
