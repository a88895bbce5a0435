package dev.plumbline.server.translate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** ORDRSP, and ORDERS where a site maps sales orders so (basic type ORDERS05). */
final class OrderTranslation implements Rule {
    @Override
    public Outcome translate(Message message) {
        if (message.qualified("E1EDK14", "QUALF", "014").isPresent()) {
            return new Outcome.LeftOut("purchase order (E1EDK14 014 names a purchasing organisation)");
        }
        Segment header = message.required("E1EDK01", "an order needs its header");
        String currency = header.text("CURCY");
        if (currency.isEmpty()) {
            throw UntranslatableException.missing("E1EDK01", "CURCY", "amounts without a currency mean nothing");
        }
        boolean reversed = header.text("ACTION").equals("001");
        return Rule.says(new OrderDocument(
                message.origin(),
                numberOf(message, header),
                kindOf(message),
                customerOf(message),
                currency,
                placedAt(message),
                Optional.of(header.text("LIFSK")).filter(block -> !block.isEmpty()),
                message.qualified("E1EDK02", "QUALF", "001")
                        .map(reference -> reference.text("BELNR"))
                        .orElse(""),
                message.idoc().segments("E1EDP01").stream()
                        .map(item -> itemOf(item, reversed))
                        .toList()));
    }

    private static String numberOf(Message message, Segment header) {
        return message.qualified("E1EDK02", "QUALF", "002")
                .flatMap(reference -> reference.key("BELNR"))
                .or(() -> header.key("BELNR"))
                .orElseThrow(() -> UntranslatableException.missing(
                        "E1EDK01", "BELNR", "the sales order's number (also E1EDK02 002) says which order this is"));
    }

    /** E1EDK14 012 holds the internal order type: TA where the screen shows OR. */
    private static OrderKind kindOf(Message message) {
        String type = message.qualified("E1EDK14", "QUALF", "012")
                .map(organisation -> organisation.text("ORGID"))
                .orElse("");
        return switch (type) {
            case "RE", "RK" -> OrderKind.RETURN;
            case "G2", "CR", "L2", "DR" -> OrderKind.MEMO_REQUEST;
            case "KL", "FD", "SD", "KN" -> OrderKind.FREE_OF_CHARGE;
            default -> OrderKind.SALES;
        };
    }

    private static String customerOf(Message message) {
        return message.qualified("E1EDKA1", "PARVW", "AG")
                .flatMap(partner -> partner.key("PARTN"))
                .or(() -> message.segment("E1EDK01").flatMap(header -> header.key("RECIPNT_NO")))
                .orElseThrow(() -> UntranslatableException.missing(
                        "E1EDKA1", "PARTN", "the sold-to party (PARVW AG) says whose order this is"));
    }

    private static BusinessTime placedAt(Message message) {
        for (String qualifier : List.of("025", "012", "022", "029")) {
            Optional<BusinessTime> when = message.qualified("E1EDK03", "IDDAT", qualifier)
                    .flatMap(date -> message.when(date, "DATUM", "UZEIT"));
            if (when.isPresent()) {
                return when.get();
            }
        }
        return new BusinessTime(message.origin().created(), false);
    }

    private static OrderDocument.Item itemOf(Segment item, boolean reversed) {
        Optional<Segment> material = Message.qualified(item, "E1EDP19", "QUALF", "002");
        BigDecimal quantity = item.quantity("MENGE").orElse(BigDecimal.ZERO);
        return new OrderDocument.Item(
                Message.requiredKey(item, "POSEX", "an item needs its number"),
                material.map(MaterialNumbers::of).orElse(""),
                material.map(name -> name.text("KTEXT")).orElse(""),
                quantity,
                netValueOf(item, quantity),
                rejectionOf(item, reversed));
    }

    /** NETWR where SAP gives it, else the price for so many times the quantity; a free item has neither. */
    private static BigDecimal netValueOf(Segment item, BigDecimal quantity) {
        return item.amount("NETWR")
                .orElseGet(() -> item.amount("VPREI")
                        .map(price -> price.multiply(quantity)
                                .divide(
                                        item.quantity("PEINH")
                                                .filter(unit -> unit.signum() != 0)
                                                .orElse(BigDecimal.ONE),
                                        MathContext.DECIMAL64))
                        .orElse(BigDecimal.ZERO));
    }

    private static Optional<String> rejectionOf(Segment item, boolean reversed) {
        Optional<String> reason = Optional.of(item.text("ABGRU")).filter(code -> !code.isEmpty());
        boolean cancelled = reversed || item.text("ACTION").equals("003");
        return reason.or(() -> cancelled ? Optional.of("cancelled") : Optional.empty());
    }
}
