package dev.plumbline.server.translate;

import dev.plumbline.core.aggregate.Contract.PriceRules;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.PriceDocument;
import dev.plumbline.mapping.source.Day;
import dev.plumbline.mapping.source.PriceSource;
import dev.plumbline.mapping.source.PriceSource.Condition;
import dev.plumbline.mapping.source.PriceSource.Period;
import dev.plumbline.mapping.source.PriceSource.Price;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * COND_A: prices of materials, as the condition records of pricing have them. What {@code rules.catalog.prices} does not ask for is left
 * out. A record that it does ask for is reported even where its price cannot be shown, since it may have been another one before.
 */
final class PriceTranslation implements Rule {
    /** SAP's last day, without end. */
    private static final int LAST_YEAR = 9999;

    /** An amount for very many pieces comes to fractions of the smallest coin. */
    private static final int DECIMALS = 6;

    private static final String SALES = "V";

    @Override
    public Outcome translate(Message message) {
        PriceRules rules = message.mapping().rules().contract().stock().prices();
        if (!rules.isSet()) {
            return new Outcome.LeftOut(
                    "prices, which the catalog does not show: rules.catalog.prices of the mapping names no sales area");
        }
        Scope prices = message.as(SourceDocument.PRICE);
        List<Document> documents = new ArrayList<>();
        Set<String> leftOut = new LinkedHashSet<>();
        for (Scope condition : prices.each(PriceSource.RECORDS)) {
            Optional<String> reason = notWanted(condition, rules);
            reason.ifPresent(leftOut::add);
            if (reason.isEmpty()) {
                addAll(documents, new Reading(message, condition, rules));
            }
        }
        if (documents.isEmpty()) {
            return new Outcome.LeftOut(leftOut.stream().findFirst().orElse("message of prices without a price"));
        }
        leftOut.forEach(reason -> message.findings().note("Left out: " + reason));
        return message.says(documents);
    }

    /** What is not the catalog's price by what it is for; asked in this order so that only tables of wanted prices need be known. */
    private static Optional<String> notWanted(Scope condition, PriceRules rules) {
        String application = condition.text(Condition.APPLICATION);
        if (!application.isEmpty() && !application.equals(SALES)) {
            return Optional.of("conditions of another application than sales (KAPPL " + application + ")");
        }
        String type = condition.text(Condition.TYPE);
        if (type.isEmpty()) {
            throw UntranslatableException.missing(
                    condition, Condition.TYPE, "the condition type says which price this is");
        }
        if (!rules.types().contains(type)) {
            return Optional.of("conditions of type " + type + ", which is not among rules.catalog.price-types");
        }
        String organization = condition.text(Condition.ORGANIZATION);
        String channel = condition.text(Condition.CHANNEL);
        if (rules.areasOf(new PriceDocument.Condition(type, organization, channel, ""))
                .isEmpty()) {
            return Optional.of("prices of sales area %s/%s, which rules.catalog.prices does not name"
                    .formatted(organization.isEmpty() ? "(all)" : organization, channel.isEmpty() ? "(all)" : channel));
        }
        return condition.text(Condition.BUYERS).equals("all")
                ? Optional.empty()
                : Optional.of(
                        "prices for some only, by their condition table; where it is one for all who buy the article,"
                                + " code-tables.price-tables of the mapping has to say so");
    }

    private record Reading(Message message, Scope condition, PriceRules rules) {}

    private static void addAll(List<Document> documents, Reading reading) {
        String type = reading.condition().text(Condition.TYPE);
        for (Scope period : reading.condition().each(Condition.PERIODS)) {
            for (Scope price : period.each(Period.PRICES)) {
                String own = price.text(Price.TYPE);
                if (own.isEmpty() || own.equals(type)) {
                    documents.add(document(reading, period, price));
                } else {
                    reading.message().findings().note("Left out: a supplement of type " + own);
                }
            }
        }
    }

    private static PriceDocument document(Reading reading, Scope period, Scope price) {
        Message message = reading.message();
        Scope condition = reading.condition();
        Optional<LocalDate> first = period.day(Period.FROM).map(Day::date);
        String number = period.text(Period.NUMBER);
        boolean withdrawn = isWithdrawn(message, condition, price);
        return new PriceDocument(
                message.origin(),
                Message.requiredKey(condition, Condition.MATERIAL, "the material number says what has this price"),
                new PriceDocument.Condition(
                        condition.text(Condition.TYPE),
                        condition.text(Condition.ORGANIZATION),
                        condition.text(Condition.CHANNEL),
                        number.isEmpty() ? first.map(LocalDate::toString).orElse("") : number),
                withdrawn ? BigDecimal.ZERO : amountOfOne(price),
                withdrawn ? price.text(Price.CURRENCY) : currency(reading, price),
                first.map(day -> beginning(message, day)).orElse(Instant.EPOCH),
                period.day(Period.UNTIL)
                        .map(Day::date)
                        .filter(day -> day.getYear() < LAST_YEAR)
                        .map(day -> beginning(message, day.plusDays(1))),
                withdrawn);
    }

    private static Instant beginning(Message message, LocalDate day) {
        return message.when(day, Optional.empty()).at();
    }

    /** Whether it says no price of a piece, or none that counts. */
    private static boolean isWithdrawn(Message message, Scope condition, Scope price) {
        if (price.isSet(Price.DELETED)) {
            message.findings().note("A price that is deleted (" + price.places(Price.DELETED) + ")");
            return true;
        }
        if (condition.isSet(Condition.UNRELEASED)) {
            message.findings().note("A price that is not released; it is not shown");
            return true;
        }
        if (!price.text(Price.UNIT).equals("piece")) {
            message.findings()
                    .note("A price per %s, which is no piece by code-tables.piece-units of the mapping; it is not shown"
                            .formatted(price.find(Price.UNIT)
                                    .map(found -> found.text())
                                    .orElse("no unit")));
            return true;
        }
        return false;
    }

    private static BigDecimal amountOfOne(Scope price) {
        BigDecimal amount = price.number(Price.AMOUNT)
                .orElseThrow(() -> UntranslatableException.missing(price, Price.AMOUNT, "a price needs its amount"));
        BigDecimal per =
                price.number(Price.PER).filter(units -> units.signum() > 0).orElse(BigDecimal.ONE);
        return per.compareTo(BigDecimal.ONE) == 0 ? amount : amount.divide(per, DECIMALS, RoundingMode.HALF_UP);
    }

    /** One that the catalog does not show is reported all the same: the record may have had another before. */
    private static String currency(Reading reading, Scope price) {
        String currency = price.text(Price.CURRENCY);
        if (currency.isEmpty()) {
            throw UntranslatableException.missing(price, Price.CURRENCY, "a price needs its currency");
        }
        if (!reading.rules().areas().containsValue(currency)) {
            reading.message()
                    .findings()
                    .note("A price in " + currency + ", which rules.catalog.prices does not ask for; it is not shown");
        }
        return currency;
    }
}
