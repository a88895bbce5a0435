package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.SystemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents for tests, and the smallest host there is: a map. */
final class Given {
    static final SystemId PRD = new SystemId("PRD", "100");
    static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private Given() {}

    /** Created so many minutes after Monday morning; the IDoc number follows the minutes unless a test says otherwise. */
    static Origin at(int minute) {
        return at(minute, "%016d".formatted(1000 + minute));
    }

    static Origin at(int minute, String docnum) {
        return new Origin(PRD, docnum, "ORDRSP", MONDAY.plusSeconds(60L * minute));
    }

    static OrderDocument.Item item(int position, String quantity, String value) {
        return new OrderDocument.Item(
                "" + position,
                "MAT-" + position,
                "Bolt",
                new BigDecimal(quantity),
                new BigDecimal(value),
                Optional.empty());
    }

    static OrderDocument.Item rejected(int position, String quantity, String value) {
        return new OrderDocument.Item(
                "" + position,
                "MAT-" + position,
                "Bolt",
                new BigDecimal(quantity),
                new BigDecimal(value),
                Optional.of("92"));
    }

    static OrderDocument order(Origin origin, OrderDocument.Item... items) {
        return order(origin, OrderKind.SALES, Optional.empty(), items);
    }

    static OrderDocument blocked(Origin origin, OrderDocument.Item... items) {
        return order(origin, OrderKind.SALES, Optional.of("01"), items);
    }

    static OrderDocument order(Origin origin, OrderKind kind, Optional<String> block, OrderDocument.Item... items) {
        return new OrderDocument(
                origin, "12345", kind, "4711", "EUR", new BusinessTime(MONDAY, false), block, "PO-1", List.of(items));
    }

    static DeliveryDocument.Item shipped(int orderItem, String quantity) {
        return new DeliveryDocument.Item("10", "MAT-" + orderItem, new BigDecimal(quantity), "12345", "" + orderItem);
    }

    static DeliveryDocument planned(Origin origin, String number, DeliveryDocument.Item... items) {
        return new DeliveryDocument(origin, number, Direction.OUTBOUND, Optional.empty(), "", List.of(items));
    }

    static DeliveryDocument posted(Origin origin, String number, DeliveryDocument.Item... items) {
        return new DeliveryDocument(
                origin,
                number,
                Direction.OUTBOUND,
                Optional.of(new BusinessTime(MONDAY.plusSeconds(86_400), false)),
                "TRACK-1",
                List.of(items));
    }

    static BillingDocument billing(Origin origin, Category category, String number, String value) {
        BillingDocument.Item item =
                new BillingDocument.Item("10", "MAT-10", BigDecimal.ONE, new BigDecimal(value), "12345");
        return new BillingDocument(
                origin, number, category, "EUR", new BusinessTime(MONDAY.plusSeconds(172_800), true), List.of(item));
    }

    /** Tells the documents to a fresh mirror in this order. */
    static Told tell(Document... documents) {
        return tell(Contract.standard(), documents);
    }

    static Told tell(Contract contract, Document... documents) {
        Mirror mirror = new Mirror(contract);
        Map<AggregateKey, Aggregate> aggregates = new HashMap<>();
        List<Command> commands = new ArrayList<>();
        Map<AggregateKey, Hold> holds = new HashMap<>();
        List<Reception> receptions = new ArrayList<>();
        for (Document document : documents) {
            for (Mirror.Routed routed : mirror.route(document)) {
                Step step = mirror.step(routed, Optional.ofNullable(aggregates.get(routed.to())));
                aggregates.put(routed.to(), step.aggregate());
                commands.addAll(step.commands());
                step.hold().ifPresentOrElse(hold -> holds.put(routed.to(), hold), () -> holds.remove(routed.to()));
                receptions.add(step.reception());
            }
        }
        return new Told(commands, Map.copyOf(aggregates), List.copyOf(holds.values()), receptions);
    }

    /** All that came of some documents. */
    record Told(
            List<Command> commands,
            Map<AggregateKey, Aggregate> aggregates,
            List<Hold> holds,
            List<Reception> receptions) {

        List<TrackEvent> events() {
            return commands.stream()
                    .filter(TrackEvent.class::isInstance)
                    .map(TrackEvent.class::cast)
                    .toList();
        }

        /** Metric, id and value of each event, one line each. */
        List<String> lines() {
            return events().stream()
                    .map(event -> event.metric() + " " + event.uniqueId() + " "
                            + event.value().orElseThrow().amount())
                    .toList();
        }
    }
}
