package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Contract.PriceRules;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.document.PriceDocument;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a material costs, and when. SAP cuts the period of an older record where a newer one begins, but does not always report that it
 * did: therefore of all records that hold at a moment the one that was reported last counts.
 *
 * @param known the newest report of each condition record, by the record; one that is withdrawn stays in mind, so that a late report of it
 *     says nothing
 */
record Prices(SortedMap<String, PriceDocument> known) {
    /** So many records are remembered at least; beyond them those that ended first are forgotten. */
    private static final int REMEMBERED = 50;

    private static final Comparator<PriceDocument> BY_REPORT = Comparator.<PriceDocument, Instant>comparing(
                    price -> price.origin().created())
            .thenComparing(price -> price.origin().docnum())
            .thenComparing(PriceDocument::from)
            .thenComparing(price -> price.condition().toString());

    Reception reception(PriceDocument report) {
        Optional<PriceDocument> same = same(report);
        if (same.filter(price -> price.origin().isNewerThan(report.origin())).isPresent()) {
            return Reception.SUPERSEDED;
        }
        return same.filter(report::saysTheSameAs).isPresent() ? Reception.UNCHANGED : Reception.APPLIED;
    }

    SortedMap<String, PriceDocument> with(PriceDocument report, Instant now) {
        if (reception(report) == Reception.SUPERSEDED) {
            return known;
        }
        TreeMap<String, PriceDocument> after = new TreeMap<>(known);
        after.put(report.condition().toString(), report);
        while (after.size() > REMEMBERED && endedFirst(after, now).isPresent()) {
            endedFirst(after, now).ifPresent(after::remove);
        }
        return after;
    }

    private Optional<PriceDocument> same(PriceDocument report) {
        return Optional.ofNullable(known.get(report.condition().toString()));
    }

    private static Optional<String> endedFirst(SortedMap<String, PriceDocument> all, Instant now) {
        return all.entrySet().stream()
                .filter(price -> end(price.getValue()).isBefore(now))
                .min(Comparator.comparing((Map.Entry<String, PriceDocument> price) -> end(price.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static Instant end(PriceDocument price) {
        return price.until().orElse(Instant.MAX);
    }

    /**
     * The price of one piece in an area; empty when none holds, and when it comes to nothing: no article is told as free.
     *
     * @param area one of the areas of the rules
     */
    Optional<Money> at(String area, PriceRules rules, Instant moment) {
        return rules.types().stream()
                .flatMap(type -> of(area, rules)
                        .filter(price -> price.condition().type().equals(type) && price.holdsAt(moment))
                        .max(BY_REPORT)
                        .stream())
                .findFirst()
                .map(price -> new Money(price.amount(), price.currency()))
                .filter(price -> price.amount().signum() > 0);
    }

    /** When the next of its prices begins or ends. */
    Optional<Instant> nextChange(String area, PriceRules rules, Instant now) {
        return of(area, rules)
                .filter(price -> !price.withdrawn())
                .flatMap(price -> Stream.concat(Stream.of(price.from()), price.until().stream()))
                .filter(change -> change.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private Stream<PriceDocument> of(String area, PriceRules rules) {
        return known.values().stream()
                .filter(price -> rules.types().contains(price.condition().type()))
                .filter(price -> rules.areasOf(price.condition()).contains(area))
                .filter(price -> price.currency().equals(rules.areas().getOrDefault(area, "")));
    }
}
