package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Fact.Goods;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import dev.plumbline.sandbox.sap.Paper.Delivery;
import dev.plumbline.sandbox.sap.Paper.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** The tables of the invented SAP as they stand in the end: what the messages told of, without how it came about. */
public final class Tables {
    private final Map<Name, List<Row>> rows = new EnumMap<>(Name.class);

    private Tables() {
        for (Name name : Name.values()) {
            rows.put(name, new ArrayList<>());
        }
    }

    /** The tables, each with its columns. */
    public enum Name {
        KNA1(
                "KUNNR", "ANRED", "NAME1", "NAME2", "STRAS", "ORT01", "PSTLZ", "LAND1", "SPRAS", "AUFSD", "LOEVM",
                "ADRNR"),
        ADR6("ADDRNUMBER", "PERSNUMBER", "CONSNUMBER", "FLGDEFAULT", "FLG_NOUSE", "SMTP_ADDR"),
        VBAK("VBELN", "ERDAT", "ERZET", "AUART", "VBTYP", "WAERK", "VKORG", "LIFSK", "BSTNK", "KUNNR"),
        VBAP(
                "VBELN", "POSNR", "MATNR", "ARKTX", "UEPOS", "ABGRU", "KWMENG", "NETWR", "WAERK", "VGBEL", "VGPOS",
                "VGTYP"),
        VBUK("VBELN", "VBTYP", "CMGST", "UVALL"),
        LIKP("VBELN", "LFART", "WADAT_IST", "KUNAG", "BOLNR"),
        LIPS("VBELN", "POSNR", "MATNR", "ARKTX", "LFIMG", "UECHA", "VGBEL", "VGPOS"),
        VBRK("VBELN", "VBTYP", "FKDAT", "WAERK", "KUNAG"),
        VBRP("VBELN", "POSNR", "MATNR", "FKIMG", "NETWR", "AUBEL", "AUPOS");

        private final List<String> columns;

        Name(String... columns) {
            this.columns = List.of(columns);
        }

        /** The columns' technical names. */
        public List<String> columns() {
            return columns;
        }
    }

    /** A value of a column. */
    public sealed interface Value {
        /** A number with leading zeros, a code or a text. */
        record Text(String text) implements Value {}

        /** A date; empty while it is not set. */
        record Day(Optional<LocalDate> date) implements Value {}

        /** A time of day. */
        record Clock(LocalTime time) implements Value {}

        /** A quantity or an amount, with the decimals that it has. */
        record Decimal(BigDecimal number) implements Value {}
    }

    /** A row, with a value for each column. */
    public record Row(List<Value> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** The rows of a table, in no particular order. */
    public List<Row> of(Name name) {
        return Collections.unmodifiableList(rows.getOrDefault(name, List.of()));
    }

    static Tables of(List<Customer> customers, List<Story> stories, Random dice) {
        Tables tables = new Tables();
        customers.forEach(tables::add);
        stories.forEach(tables::add);
        tables.rows.values().forEach(all -> Collections.shuffle(all, dice));
        return tables;
    }

    private void add(Name table, Value... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(table + " has " + table.columns().size() + " columns");
        }
        rows.computeIfAbsent(table, any -> new ArrayList<>()).add(new Row(List.of(values)));
    }

    private void add(Customer customer) {
        String address = "9" + customer.number().substring(1);
        add(
                Name.KNA1,
                text(customer.number()),
                text(Merchant.formOfAddress(customer)),
                text(customer.name().last()),
                text(customer.name().first()),
                text(customer.address().street()),
                text(customer.address().city()),
                text(customer.address().zip()),
                text(customer.address().country()),
                text(customer.address().isoLanguage()),
                text(customer.standing().block()),
                text(customer.standing().closed() ? "X" : ""),
                text(address));
        email(address, "001", "", "former." + customer.contact().email(), "X");
        email(address, "002", "X", customer.contact().email(), "");
    }

    private void email(String address, String number, String standard, String email, String unusable) {
        add(Name.ADR6, text(address), text(""), text(number), text(standard), text(unusable), text(email));
    }

    /** Of each document the newest message counts. */
    private void add(Story story) {
        Map<String, Fact.Ordered> orders = new TreeMap<>();
        Map<String, List<Fact.Moved>> deliveries = new TreeMap<>();
        Map<String, Fact.Billed> billings = new TreeMap<>();
        for (Fact fact : story.facts()) {
            switch (fact) {
                case Fact.Ordered version -> orders.merge(version.order().number(), version, Tables::newer);
                case Fact.Moved moved ->
                    deliveries
                            .computeIfAbsent(moved.delivery().number(), any -> new ArrayList<>())
                            .add(moved);
                case Fact.Billed billed -> billings.put(billed.billing().number(), billed);
            }
        }
        orders.values().forEach(version -> add(version.order()));
        deliveries.values().forEach(this::addDelivery);
        billings.values().forEach(this::add);
    }

    private static Fact.Ordered newer(Fact.Ordered one, Fact.Ordered other) {
        return other.told().isBefore(one.told()) ? one : other;
    }

    private void add(SalesOrder order) {
        String category = switch (order.type()) {
            case "RE" -> "H";
            case "G2" -> "K";
            case "L2" -> "L";
            case "KL" -> "I";
            default -> "C";
        };
        add(
                Name.VBAK,
                text(order.number()),
                day(order.created()),
                new Value.Clock(
                        order.created().atOffset(ZoneOffset.UTC).toLocalTime().withNano(0)),
                text(order.type()),
                text(category),
                text(order.currency()),
                text(order.organization()),
                text(order.block()),
                text("WEB-" + order.number().substring(4)),
                text(order.customer().number()));
        add(Name.VBUK, text(order.number()), text(category), text("A"), text("C"));
        for (SalesOrder.Item item : order.items()) {
            add(
                    Name.VBAP,
                    text(order.number()),
                    text(position(item.position())),
                    text(item.article().number()),
                    text(item.article().name()),
                    text(position(item.partOf())),
                    text(item.rejection()),
                    pieces(item.quantity()),
                    new Value.Decimal(item.value()),
                    text(order.currency()),
                    text(item.reference().map(SalesOrder.Reference::order).orElse("")),
                    text(item.reference()
                            .map(reference -> position(Integer.parseInt(reference.item())))
                            .orElse("000000")),
                    text(item.reference().isPresent() ? "C" : ""));
        }
    }

    /** A delivery is what the message that posted it says; one that was only planned is what the newest says. */
    private void addDelivery(List<Fact.Moved> reports) {
        Shipments shipments = new Shipments(
                reports.getFirst().delivery().lines().getFirst().order().number());
        reports.forEach(shipments::take);
        Optional<Instant> moved = shipments.movedAt();
        Delivery delivery = reports.stream()
                .filter(report -> moved.isEmpty() || moves(report, moved.get()))
                .reduce((before, after) -> after)
                .orElse(reports.getLast())
                .delivery();
        SalesOrder order = delivery.lines().getFirst().order();
        add(
                Name.LIKP,
                text(delivery.number()),
                text(delivery.type()),
                new Value.Day(moved.map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate())),
                text(order.customer().number()),
                text("TRK" + delivery.number()));
        int position = 10;
        int split = 900_001;
        for (Line line : delivery.lines()) {
            addLine(delivery, position(position), "000000", line, line.quantity());
            if (line.batches() > 1) {
                int first = line.quantity() / 2;
                addLine(delivery, position(split++), position(position), line, first);
                addLine(delivery, position(split++), position(position), line, line.quantity() - first);
            }
            position += 10;
        }
    }

    private static boolean moves(Fact.Moved report, Instant at) {
        return report.progress().proof().equals(Optional.of(at))
                || report.progress().goods().equals(new Goods.Posted(at));
    }

    private void addLine(Delivery delivery, String position, String main, Line line, int quantity) {
        add(
                Name.LIPS,
                text(delivery.number()),
                text(position),
                text(line.item().article().number()),
                text(line.item().article().name()),
                pieces(quantity),
                text(main),
                text(line.order().number()),
                text(position(line.item().position())));
    }

    private void add(Fact.Billed billed) {
        Paper.Billing billing = billed.billing();
        add(
                Name.VBRK,
                text(billing.number()),
                text(billing.category()),
                day(billed.day()),
                text(billing.order().currency()),
                text(billing.order().customer().number()));
        int position = 10;
        for (Line line : billing.lines()) {
            add(
                    Name.VBRP,
                    text(billing.number()),
                    text(position(position)),
                    text(line.item().article().number()),
                    pieces(line.quantity()),
                    new Value.Decimal(line.value()),
                    text(line.order().number()),
                    text(position(line.item().position())));
            position += 10;
        }
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value day(Instant at) {
        return new Value.Day(Optional.of(at.atOffset(ZoneOffset.UTC).toLocalDate()));
    }

    private static Value pieces(int quantity) {
        return new Value.Decimal(BigDecimal.valueOf(quantity).setScale(3));
    }

    private static String position(int position) {
        return "%06d".formatted(position);
    }
}
