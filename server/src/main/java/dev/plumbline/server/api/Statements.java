package dev.plumbline.server.api;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Figures;
import dev.plumbline.core.aggregate.ItemFigures;
import dev.plumbline.core.aggregate.LeftOut;
import dev.plumbline.core.aggregate.Order;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.server.exceptions.CorrectionRows;
import dev.plumbline.server.holds.Held;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.Correction;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translation;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the story of an order in the words of the business. Reads the IDocs again, as they came; changes nothing. */
public final class Statements {
    /** An order has some dozens of IDocs; the oldest ones tell most. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final PieceReader reader;
    private final HoldDesk holds;
    private final CorrectionRows corrections;

    public Statements(JdbcClient jdbc, StoredJson json, PieceReader reader, HoldDesk holds) {
        this.jdbc = jdbc;
        this.json = json;
        this.reader = reader;
        this.holds = holds;
        this.corrections = new CorrectionRows(jdbc);
    }

    /** The statements of this order number, one for each system and client that has one. */
    public List<Statement> ofOrder(String number) {
        String stripped = number.chars().allMatch(Character::isDigit) ? number.replaceFirst("^0+(?=.)", "") : number;
        return jdbc
                .sql("""
                        select key, state from aggregate
                        where split_part(key, '/', 1) = 'order' and split_part(key, '/', 3) = :number order by key""")
                .param("number", stripped)
                .query((row, n) -> json.read(row.getString("state"), Aggregate.class))
                .list()
                .stream()
                .flatMap(aggregate -> aggregate instanceof Order order ? Stream.of(of(order)) : Stream.empty())
                .toList();
    }

    private Statement of(Order order) {
        String key = order.key().toString();
        Map<Long, List<Statement.Told>> told = told(key);
        List<Statement.Chapter> chapters =
                new ArrayList<>(chapters(key, order.key().number(), told));
        chapters.addAll(decisions(key, told.getOrDefault(0L, List.of())));
        chapters.sort(Comparator.comparing(Statement.Chapter::at));
        List<String> open = open(order);
        return new Statement(
                key,
                order.key().number(),
                order.told()
                        .news()
                        .customer()
                        .map(AggregateKey::number)
                        .or(() -> order.document()
                                .map(document -> document.partners().soldTo().customer()))
                        .orElse(""),
                order.document().map(OrderDocument::currency).orElse(""),
                standing(order, open),
                sums(order),
                items(order),
                chapters,
                open);
    }

    private static String standing(Order order, List<String> open) {
        if (order.holding().isDropped()) {
            return "A person decided that Klaviyo is never told of it.";
        }
        Optional<LeftOut> leftOut = order.leftOut();
        if (leftOut.isPresent()) {
            return "Klaviyo is not told of it: " + leftOut.get().inWords()
                    + (leftOut.get().how() == LeftOut.How.BY_CUSTOMER ? " (it leaves out the customer)." : ".");
        }
        if (!open.isEmpty() && !order.told().ledger().placed()) {
            return "Klaviyo has not been told of it: it is held.";
        }
        if (!order.told().ledger().placed()) {
            return order.document().isEmpty()
                    ? "SAP has not sent the order itself."
                    : "There is nothing in it that Klaviyo is told.";
        }
        boolean stands = order.told().items().values().stream()
                .anyMatch(item -> item.quantity().signum() != 0 || item.value().signum() != 0);
        return stands ? "It is placed in Klaviyo." : "It was placed in Klaviyo and is cancelled.";
    }

    private static List<Statement.Sum> sums(Order order) {
        String currency = order.document().map(OrderDocument::currency).orElse("");
        return Optional.ofNullable(order.told().ledger().figures().sums().get(currency))
                .map(sums -> List.of(
                        sum("placed", sums.placed(), currency),
                        sum("cancelled", sums.cancelled(), currency),
                        sum("refunded", sums.refunded(), currency),
                        sum("stands", net(sums), currency)))
                .orElse(List.of());
    }

    private static Statement.Sum sum(String what, BigDecimal amount, String currency) {
        return new Statement.Sum(what, new Money(amount, currency).amount());
    }

    private static BigDecimal net(Figures.Sums sums) {
        return sums.placed().subtract(sums.cancelled()).subtract(sums.refunded());
    }

    private static List<Statement.Item> items(Order order) {
        List<Statement.Item> items = new ArrayList<>();
        order.items().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ItemFigures> item) ->
                                item.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .forEach(item -> items.add(new Statement.Item(
                        item.getKey(),
                        item.getValue().ordered().quantity(),
                        item.getValue().ordered().value(),
                        item.getValue().rejected().quantity(),
                        item.getValue().shipped(),
                        item.getValue().delivered(),
                        item.getValue().returned(),
                        item.getValue().billed().value(),
                        item.getValue().credited().value())));
        return items;
    }

    private List<String> open(Order order) {
        List<String> open = new ArrayList<>();
        holds.of(order.key().toString()).forEach(held -> open.add(inWords(held)));
        order.told()
                .news()
                .customer()
                .ifPresent(customer -> holds.of(customer.toString()).stream()
                        .filter(held -> held.reason().equals("CUSTOMER_MISSING"))
                        .forEach(held -> open.add(inWords(held))));
        return open;
    }

    private static String inWords(Held held) {
        String since = held.detail() + ", since " + held.since().toString().replaceFirst("\\.\\d+Z$", "Z");
        String then = switch (held.policy()) {
            case "SYNTHESISE" -> "what is missing is made up then";
            case "EXCEPTION" -> "a person is asked then";
            default -> "it waits on";
        };
        return since
                + held.deadline()
                        .map(deadline ->
                                "; its deadline is " + deadline.toString().replaceFirst("\\.\\d+Z$", "Z") + ": " + then)
                        .orElse("")
                + (held.overdue() ? "; that has passed, see ./plumbline exceptions" : "");
    }

    /** What Klaviyo was told of the order, by the inbox row that caused it; 0 for what a person caused. */
    private Map<Long, List<Statement.Told>> told(String key) {
        Map<Long, List<Statement.Told>> told = new LinkedHashMap<>();
        jdbc.sql("""
                        select coalesce(inbox_id, 0) as cause, command, status, settled_at, answer from outbox
                        where aggregate = :key and kind = 'TrackEvent' order by id limit :most""").param("key", key).param("most", MOST).query(row -> {
            if (json.read(row.getString("command"), Command.class) instanceof TrackEvent event) {
                told.computeIfAbsent(row.getLong("cause"), any -> new ArrayList<>())
                        .add(new Statement.Told(
                                event.metric()
                                        + event.value()
                                                .map(value ->
                                                        " " + value.amount().toPlainString() + " " + value.currency())
                                                .orElse("")
                                        + (event.silent() ? " (sets a sum straight, starts no mail)" : ""),
                                event.time(),
                                state(row)));
            }
        });
        return told;
    }

    private static String state(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "queued" -> "on its way";
            case "accepted" -> "Klaviyo has accepted it";
            case "stored" -> "Klaviyo has it";
            case "parked" -> "waits for an earlier one that Klaviyo refused";
            case "superseded" -> "was made up for by a later one";
            default -> "Klaviyo refused it: " + row.getString("answer");
        };
    }

    private List<Statement.Chapter> chapters(String key, String number, Map<Long, List<Statement.Told>> told) {
        DocumentInWords words = new DocumentInWords(number);
        Map<Long, List<Correction>> corrected = correctedOf(key, told.keySet());
        // What followed may have been caused by an IDoc about another object: the customer for whom it waited.
        return jdbc.sql("""
                        select i.id, i.form, i.charset, i.status, i.reason, i.received_at, i.message_type, i.docnum,
                          (select r.raw from inbox_raw r where r.raw_at = i.raw_at and r.inbox_id = i.id) as raw
                        from inbox i
                        where i.raw_at is not null and (i.id in (
                            select inbox_id from inbox_subject where aggregate = :key order by inbox_id limit :most)
                          or i.id = any (:causes))
                        order by i.id""")
                .param("key", key)
                .param("most", MOST)
                .param("causes", told.keySet().toArray(Long[]::new))
                .query((row, n) -> chapter(
                        row,
                        words,
                        corrected.getOrDefault(row.getLong("id"), List.of()),
                        told.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<Correction>> correctedOf(String key, Set<Long> causes) {
        Set<Long> ids = new HashSet<>(causes);
        ids.addAll(jdbc.sql("select inbox_id from inbox_subject where aggregate = :key order by inbox_id limit :most")
                .param("key", key)
                .param("most", MOST)
                .query(Long.class)
                .list());
        return corrections.of(ids);
    }

    private Statement.Chapter chapter(
            ResultSet row, DocumentInWords words, List<Correction> corrected, List<Statement.Told> told)
            throws SQLException {
        byte @Nullable [] raw = row.getBytes("raw");
        if (raw == null) {
            return removed(row, told);
        }
        Translation translation = reader.read(
                        row.getString("form"), Charset.forName(row.getString("charset")), raw, corrected)
                .translation();
        List<Document> documents = translation instanceof Translation.Documents read ? read.documents() : List.of();
        Instant at = documents.stream()
                .map(document -> document.origin().created())
                .findFirst()
                .orElse(row.getTimestamp("received_at").toInstant());
        String what = documents.isEmpty() ? row.getString("message_type") : words.of(documents);
        return new Statement.Chapter(at, what, remark(row), told);
    }

    /** What it said is in the aggregate; here it is only known that it came. */
    private static Statement.Chapter removed(ResultSet row, List<Statement.Told> told) throws SQLException {
        String remark = remark(row);
        return new Statement.Chapter(
                row.getTimestamp("received_at").toInstant(),
                (row.getString("message_type") + " " + row.getString("docnum")).strip() + ", received at this time",
                (remark.isEmpty() ? "" : remark + "; ") + "its raw IDoc was removed on schedule",
                told);
    }

    private static String remark(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "unchanged" -> "says nothing new";
            case "superseded" -> "older than what is known already";
            case "exception" -> "cannot be read, see ./plumbline exceptions";
            case "ignored" -> row.getString("reason");
            default -> "";
        };
    }

    private List<Statement.Chapter> decisions(String key, List<Statement.Told> told) {
        List<Statement.Chapter> all = jdbc.sql("select * from decision where aggregate = :key order by id")
                .param("key", key)
                .query((row, n) -> new Statement.Chapter(
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_whom") + " decided to "
                                + (row.getString("kind").equals("DROP") ? "drop" : "release") + " it: "
                                + row.getString("why"),
                        "",
                        List.<Statement.Told>of()))
                .list();
        if (all.isEmpty() || told.isEmpty()) {
            return all;
        }
        List<Statement.Chapter> withEvents = new ArrayList<>(all);
        Statement.Chapter last = withEvents.removeLast();
        withEvents.add(new Statement.Chapter(last.at(), last.what(), last.remark(), told));
        return withEvents;
    }
}
