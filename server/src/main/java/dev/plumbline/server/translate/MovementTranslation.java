package dev.plumbline.server.translate;

import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockMovement;
import dev.plumbline.mapping.source.MovementSource;
import dev.plumbline.mapping.source.MovementSource.Header;
import dev.plumbline.mapping.source.MovementSource.Item;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.server.translate.MovementEffect.Concerns;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** MBGMCR and WMMBXY: goods movements, in the two shapes that SAP distributes them. */
final class MovementTranslation implements Rule {
    @Override
    public Outcome translate(Message message) {
        Scope movement = message.as(SourceDocument.STOCK_MOVEMENT);
        String reference = referenceOf(movement);
        List<StockMovement> movements = new ArrayList<>();
        List<Scope> items = movement.each(MovementSource.ITEMS);
        for (int n = 0; n < items.size(); n++) {
            add(movements, message, items.get(n), idOf(message, reference, items.get(n), n));
        }
        return movements.isEmpty()
                ? new Outcome.LeftOut("goods movement that leaves unrestricted stock as it is")
                : message.says(List.of(new StockDocument(message.origin(), List.of(), movements)));
    }

    private static void add(List<StockMovement> movements, Message message, Scope item, String id) {
        if (!concernsUs(item)) {
            return;
        }
        MovementEffect effect = MovementEffect.named(item.text(Item.TYPE));
        if (effect.changesNothing()) {
            return;
        }
        MovementEffect signed = item.isSet(Item.REVERSED) ? effect.reversed() : effect;
        BigDecimal quantity = quantityOf(item);
        Lot from = sourceOf(item);
        if (signed.here() != 0) {
            movements.add(leg(message, from, id, signed.here(), quantity));
        }
        if (signed.there() != 0) {
            Lot to = signed.receiver()
                    .map(required -> receiverOf(item, required, from))
                    .orElseGet(() -> orSame(item, from));
            movements.add(leg(message, to, id + "/to", signed.there(), quantity));
        }
    }

    /** A type that the mapping does not know is asked for only where the stock that the item names is unrestricted and one's own. */
    private static boolean concernsUs(Scope item) {
        boolean isOwn = !item.text(Item.OWNER).equals("special");
        boolean isFree = item.text(Item.STOCK_TYPE).equals("unrestricted");
        Concerns concerns = item.isKnown(Item.TYPE)
                ? MovementEffect.named(item.text(Item.TYPE)).concerns()
                : Concerns.AS_NAMED;
        return switch (concerns) {
            case AS_NAMED -> isOwn && isFree;
            case CHANGES_TYPE -> isOwn;
            case CHANGES_OWNER -> isFree;
        };
    }

    /** A material at a place. */
    private record Lot(String material, Place place) {}

    private static StockMovement leg(Message message, Lot lot, String id, int sign, BigDecimal quantity) {
        return new StockMovement(
                message.origin(), lot.material(), lot.place(), id, quantity.multiply(BigDecimal.valueOf(sign)));
    }

    private static Lot sourceOf(Scope item) {
        return new Lot(
                Message.requiredKey(item, Item.MATERIAL, "the material number says what was moved"),
                new Place(item.text(Item.PLANT), item.text(Item.LOCATION)));
    }

    /** Where a transfer goes: something of it must differ from where it comes from. */
    private static Lot receiverOf(Scope item, Item required, Lot from) {
        String plant = orElse(item.text(Item.RECEIVING_PLANT), from.place().plant());
        String material = item.key(Item.RECEIVING_MATERIAL).orElse(from.material());
        String location = item.text(Item.RECEIVING_LOCATION);
        boolean staysInThePlant = plant.equals(from.place().plant());
        if (location.isEmpty() && staysInThePlant && material.equals(from.material())) {
            throw UntranslatableException.missing(
                    item,
                    required,
                    "a transfer needs the plant, storage location or material that receives (%s, %s, %s)"
                            .formatted(
                                    item.places(Item.RECEIVING_PLANT),
                                    item.places(Item.RECEIVING_LOCATION),
                                    item.places(Item.RECEIVING_MATERIAL)));
        }
        // From one material to another in the same plant, the storage location is mostly not repeated.
        return new Lot(material, location.isEmpty() && staysInThePlant ? from.place() : new Place(plant, location));
    }

    /** The receiving place of a change of stock type, which mostly stays where it is. */
    private static Lot orSame(Scope item, Lot from) {
        return new Lot(
                from.material(),
                new Place(
                        orElse(item.text(Item.RECEIVING_PLANT), from.place().plant()),
                        orElse(item.text(Item.RECEIVING_LOCATION), from.place().location())));
    }

    private static String orElse(String named, String other) {
        return named.isEmpty() ? other : named;
    }

    /** The quantity in the base unit where the sender gives it, else as it was entered. */
    private static BigDecimal quantityOf(Scope item) {
        Optional<BigDecimal> base = item.isSet(Item.BASE_UNIT) ? item.number(Item.BASE_QUANTITY) : Optional.empty();
        return base.filter(quantity -> quantity.signum() != 0)
                .or(() -> item.number(Item.QUANTITY))
                .orElseThrow(
                        () -> UntranslatableException.missing(item, Item.QUANTITY, "a movement needs its quantity"));
    }

    /** The whole header of the first document that refers to another: dates and text tell two movements of one delivery apart. */
    private static String referenceOf(Scope movement) {
        return movement.each(MovementSource.HEADERS).stream()
                .filter(header -> header.isSet(Header.REFERENCE))
                .findFirst()
                .map(MovementTranslation::content)
                .orElse("");
    }

    /**
     * The same movement sent again under a new IDoc number must be known again. The message carries no material document number; the
     * reference document with dates, text and the item's own content stands for it, and without a reference only the IDoc does.
     */
    private static String idOf(Message message, String reference, Scope item, int n) {
        return reference.isEmpty()
                ? message.origin().docnum() + "/" + n
                : UUID.nameUUIDFromBytes((reference + n + content(item)).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static String content(Scope part) {
        return String.join(
                "|",
                part.segment().stream()
                        .flatMap(segment -> segment.fields().stream())
                        .map(field -> field.name() + "=" + field.text())
                        .toList());
    }
}
