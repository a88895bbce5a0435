package dev.plumbline.server.translate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** INVOIC: all billing documents. The document category tells them apart; amounts have no sign of their own. */
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
        return Rule.says(documentOf(message, header, category));
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
                currency,
                billedAt(message),
                items);
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
        String order = Message.qualified(item, "E1EDP02", "QUALF", "002")
                .flatMap(reference -> reference.key("BELNR"))
                .or(() -> orderOfAll)
                .orElseThrow(() -> UntranslatableException.missing(
                        "E1EDP02", "BELNR", "the order (QUALF 002) says what item " + item.text("POSEX") + " bills"));
        return new BillingDocument.Item(
                Message.requiredKey(item, "POSEX", "an item needs its number"),
                Message.qualified(item, "E1EDP19", "QUALF", "002")
                        .map(MaterialNumbers::of)
                        .orElse(""),
                item.quantity("MENGE").orElse(BigDecimal.ZERO),
                netValueOf(item, category),
                order);
    }

    /** E1EDP26 003 is the net value; E1EDP01-NETWR is usually empty in an INVOIC. Only credits go on, so only they must have one. */
    private static BigDecimal netValueOf(Segment item, Category category) {
        Optional<BigDecimal> value = Message.qualified(item, "E1EDP26", "QUALF", "003")
                .flatMap(amount -> amount.amount("BETRG"))
                .or(() -> item.amount("NETWR"))
                .map(BigDecimal::abs);
        boolean isCredit = category == Category.CREDIT_MEMO || category == Category.CREDIT_MEMO_CANCELLATION;
        if (value.isEmpty() && isCredit) {
            throw UntranslatableException.missing(
                    "E1EDP26",
                    "BETRG",
                    "the net value (QUALF 003) of item " + item.text("POSEX") + " is what is refunded");
        }
        return value.orElse(BigDecimal.ZERO);
    }
}
