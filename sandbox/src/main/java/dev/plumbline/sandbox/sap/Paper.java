package dev.plumbline.sandbox.sap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents that follow an order, as SAP holds them. */
sealed interface Paper {

    /**
     * A delivery.
     *
     * @param number ten digits
     * @param type LF, or LR for returns
     * @param lines what is in it
     */
    record Delivery(String number, String type, List<Line> lines) implements Paper {
        public Delivery {
            lines = List.copyOf(lines);
        }

        boolean isReturn() {
            return type.equals("LR");
        }

        /** The same delivery with fewer pieces in its first line. */
        Delivery corrected() {
            Line first = lines.getFirst();
            List<Line> others = lines.subList(1, lines.size());
            Line less = new Line(first.order(), first.item(), first.quantity() - 1, first.batches());
            return new Delivery(
                    number,
                    type,
                    Stream.concat(Stream.of(less), others.stream()).toList());
        }
    }

    /**
     * A line of a delivery or billing document.
     *
     * @param item as it was when the line was made
     * @param batches in how many batches it was picked: more than one splits the line
     */
    record Line(SalesOrder order, SalesOrder.Item item, int quantity, int batches) {
        BigDecimal value() {
            return item.value(quantity);
        }

        static Line whole(SalesOrder order, SalesOrder.Item item) {
            return new Line(order, item, item.quantity(), 1);
        }
    }

    /**
     * A transport.
     *
     * @param number ten digits
     * @param started when it left, empty before
     */
    record Transport(String number, Optional<Instant> started) implements Paper {}

    /**
     * A billing document.
     *
     * @param category VBTYP: M invoice, N its cancellation, O credit memo, S its cancellation, P debit memo, U pro forma
     */
    record Billing(String number, String category, List<Line> lines) implements Paper {
        public Billing {
            lines = List.copyOf(lines);
        }

        SalesOrder order() {
            return lines.getFirst().order();
        }

        BigDecimal value() {
            return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        boolean isCredit() {
            return category.equals("O") || category.equals("S");
        }
    }
}
