package dev.plumbline.server.reconcile;

import dev.plumbline.server.reconcile.RunStore.Kept;
import dev.plumbline.server.reconcile.RunStore.Sums;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person has to do about a day: which differences are explained, and which weigh too little.
 *
 * @param known what people have explained
 * @param tolerance the part of a day's events, and of its amount, that may differ before the day is red
 * @param today in the time zone of the days
 */
record Judgement(List<Known> known, double tolerance, LocalDate today) {
    Judgement {
        known = List.copyOf(known);
    }

    /** The explanation that stands for a difference. */
    Optional<Known> explanationOf(String account, Difference difference) {
        return difference.kind().isFault()
                ? known.stream()
                        .filter(one -> one.explains(account, difference, today))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * {@code green} when both sides agree, {@code yellow} when what differs passes by itself, is explained or weighs too little, {@code red}
     * when somebody must act. What differs and was found equal event by event is a fault of the sums: a person looks at it.
     */
    String colour(String account, List<Sums> cells, List<Kept> found) {
        boolean isUnexplained = found.isEmpty() && cells.stream().anyMatch(one -> !one.agrees());
        if (isUnexplained) {
            return "red";
        }
        List<Difference> faults = found.stream()
                .map(Kept::difference)
                .filter(one ->
                        one.kind().isFault() && explanationOf(account, one).isEmpty())
                .toList();
        if (faults.isEmpty()) {
            return found.isEmpty() ? "green" : "yellow";
        }
        return weighsLittle(faults, cells) ? "yellow" : "red";
    }

    private boolean weighsLittle(List<Difference> faults, List<Sums> cells) {
        long told = cells.stream().mapToLong(one -> one.told().count()).sum();
        BigDecimal amount = cells.stream().map(one -> one.told().sum().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal differing = faults.stream().map(Judgement::amountOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal allowed = amount.multiply(BigDecimal.valueOf(tolerance), MathContext.DECIMAL64);
        return tolerance > 0 && faults.size() <= told * tolerance && differing.compareTo(allowed) <= 0;
    }

    /** By how much the two sides differ because of it. */
    private static BigDecimal amountOf(Difference difference) {
        BigDecimal told = difference.told().map(Difference.Said::value).orElse(BigDecimal.ZERO);
        BigDecimal there = difference.there().map(Difference.Said::value).orElse(BigDecimal.ZERO);
        return switch (difference.kind()) {
            case DOUBLED -> there.abs();
            case DAY_DIFFERS -> told.abs();
            default -> told.subtract(there).abs();
        };
    }
}
