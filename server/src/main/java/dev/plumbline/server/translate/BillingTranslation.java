package dev.plumbline.server.translate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** INVOIC: all billing documents. The document category tells them apart; it, not a sign, says which way the money goes. */
final class BillingTranslation implements Rule {
    @Override
    public Outcome translate(Message message) {
        Segment header = message.required("E1EDK01", "a billing document needs its header");
        String code = categoryCodeOf(message, header);
        Category category = switch (code) {
            case "M" -> Category.INVOICE;
            case "N" -> Category.INVOICE_CANCELLATION;
            case "O" -> Category.CREDIT_MEMO;
            case "S" -> Category.CREDIT_MEMO_CANCELLATION;
            case "P" -> Category.DEBIT_MEMO;
            case "U" -> null;
            case "5", "6" -> null;
            default ->
                throw UntranslatableException.missing(
                        "E1EDK14",
                        "ORGID",
                        "the document category (QUALF 021) is '" + code + "', expected M, N, O, P, S, U, 5 or 6");
        };
        if (category == null) {
            return new Outcome.LeftOut(
                    code.equals("U") ? "pro forma invoice (E1EDK14 021 U)" : "intercompany billing (E1EDK14 021 5/6)");
        }
        return message.says(List.of(documentOf(message, header, category)));
    }

    private static BillingDocument documentOf(Message message, Segment header, Category category) {
        String currency = header.text("CURCY");
        if (currency.isEmpty()) {
            throw UntranslatableException.missing("E1EDK01", "CURCY", "amounts without a currency mean nothing");
        }
        Optional<String> orderOfAll =
                message.qualified("E1EDK02", "QUALF", "002").flatMap(reference -> reference.key("BELNR"));
        List<BillingDocument.Item> items = message.idoc().segments("E1EDP01").stream()
                .map(item -> itemOf(item, orderOfAll, category))
                .toList();
        return new BillingDocument(
                message.origin(),
                Message.requiredKey(header, "BELNR", "the billing document's number says which one this is"),
                category,
                customerOf(message),
                currency,
                billedAt(message),
                inTheDocumentsDirection(items));
    }

    private static String customerOf(Message message) {
        return Stream.of("AG", "RG")
                .flatMap(role -> message.qualified("E1EDKA1", "PARVW", role).stream())
                .flatMap(partner -> partner.key("PARTN").stream())
                .findFirst()
                .orElse("");
    }

    /**
     * The category alone says which way the money goes: a document whose amounts carry a minus as a whole means the same without it. A
     * single item against the rest, such as a fee that is kept from a credit, stays a deduction, or the sum would not be SAP's.
     */
    private static List<BillingDocument.Item> inTheDocumentsDirection(List<BillingDocument.Item> items) {
        BigDecimal total = items.stream().map(BillingDocument.Item::netValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.signum() >= 0
                ? items
                : items.stream().map(BillingTranslation::turned).toList();
    }

    private static BillingDocument.Item turned(BillingDocument.Item item) {
        return new BillingDocument.Item(
                item.position(),
                item.material(),
                item.quantity(),
                item.netValue().negate(),
                item.tax().negate(),
                item.order(),
                item.orderItem());
    }

    /** Systems whose output does not fill 021 still tell invoice and credit memo apart by the IDoc function. */
    private static String categoryCodeOf(Message message, Segment header) {
        return message.qualified("E1EDK14", "QUALF", "021")
                .map(organisation -> organisation.text("ORGID"))
                .orElseGet(() -> switch (header.text("BSART")) {
                    case "INVO" -> "M";
                    case "CRME" -> "O";
                    default -> "";
                });
    }

    private static BusinessTime billedAt(Message message) {
        for (String qualifier : List.of("026", "012")) {
            Optional<BusinessTime> when = message.qualified("E1EDK03", "IDDAT", qualifier)
                    .flatMap(date -> message.when(date, "DATUM", "UZEIT"));
            if (when.isPresent()) {
                return when.get();
            }
        }
        return new BusinessTime(message.origin().created(), false);
    }

    private static BillingDocument.Item itemOf(Segment item, Optional<String> orderOfAll, Category category) {
        Optional<Segment> reference = Message.qualified(item, "E1EDP02", "QUALF", "002")
                .filter(named -> named.key("BELNR").isPresent());
        String order = reference
                .flatMap(named -> named.key("BELNR"))
                .or(() -> orderOfAll)
                .orElseThrow(() -> UntranslatableException.missing(
                        "E1EDP02", "BELNR", "the order (QUALF 002) says what item " + item.text("POSEX") + " bills"));
        BigDecimal netValue = netValueOf(item, category);
        BigDecimal tax = Message.sum(item.children("E1EDP04"), "MWSBT").abs();
        return new BillingDocument.Item(
                Message.requiredKey(item, "POSEX", "an item needs its number"),
                Message.qualified(item, "E1EDP19", "QUALF", "002")
                        .map(MaterialNumbers::of)
                        .orElse(""),
                item.quantity("MENGE").orElse(BigDecimal.ZERO).abs(),
                netValue,
                netValue.signum() < 0 ? tax.negate() : tax,
                order,
                reference.map(named -> Message.position(named, "ZEILE")).orElse(""));
    }

    /**
     * E1EDP26 003 is the net value; E1EDP01-NETWR is usually empty in an INVOIC. SAP leaves out an amount of zero, so an item with other
     * amounts and without this one is free. A credit that tells no amounts at all cannot be told.
     */
    private static BigDecimal netValueOf(Segment item, Category category) {
        Optional<BigDecimal> value = Message.qualified(item, "E1EDP26", "QUALF", "003")
                .flatMap(amount -> amount.amount("BETRG"))
                .or(() -> item.amount("NETWR"));
        boolean isCredit = category == Category.CREDIT_MEMO || category == Category.CREDIT_MEMO_CANCELLATION;
        if (value.isEmpty() && isCredit && item.child("E1EDP26").isEmpty()) {
            throw UntranslatableException.missing(
                    "E1EDP26",
                    "BETRG",
                    "the net value (QUALF 003) of item " + item.text("POSEX") + " is what is refunded");
        }
        return value.orElse(BigDecimal.ZERO);
    }
}
