package dev.plumbline.server.translate;

import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockMovement;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** MBGMCR and WMMBXY: goods movements, in the two shapes that SAP distributes them. */
final class MovementTranslation implements Rule {
    /** Stock types that are not unrestricted: quality inspection and blocked, in both notations. */
    private static final Set<String> NOT_FREE = Set.of("2", "3", "X", "S", "Q");

    /** The names that the two shapes give to the same things. */
    private record Shape(String header, String reference, String item, Fields fields) {}

    private record Fields(Source from, Target to, String type, String special, String stockType, String quantity) {}

    private record Source(String material, String plant, String location) {}

    private record Target(String material, String plant, String location) {}

    private static final Shape BAPI = new Shape(
            "E1BP2017_GM_HEAD_01",
            "REF_DOC_NO",
            "E1BP2017_GM_ITEM_CREATE",
            new Fields(
                    new Source("MATERIAL", "PLANT", "STGE_LOC"),
                    new Target("MOVE_MAT", "MOVE_PLANT", "MOVE_STLOC"),
                    "MOVE_TYPE",
                    "SPEC_STOCK",
                    "STCK_TYPE",
                    "ENTRY_QNT"));
    private static final Shape CLASSIC = new Shape(
            "E1MBXYH",
            "XBLNR",
            "E1MBXYI",
            new Fields(
                    new Source("MATNR", "WERKS", "LGORT"),
                    new Target("UMMAT", "UMWRK", "UMLGO"),
                    "BWART",
                    "SOBKZ",
                    "INSMK",
                    "ERFMG"));

    @Override
    public Set<String> needsLayoutsOf() {
        return Set.of("E1MBXYH", "E1MBXYI");
    }

    @Override
    public Outcome translate(Message message) {
        List<StockMovement> movements = new ArrayList<>();
        Stream.of(BAPI, CLASSIC).forEach(shape -> {
            List<Segment> items = message.idoc()
                    .walk()
                    .filter(segment -> segment.name().equals(shape.item()))
                    .toList();
            for (int n = 0; n < items.size(); n++) {
                add(movements, message, shape, items.get(n), idOf(message, shape, items.get(n), n));
            }
        });
        return movements.isEmpty()
                ? new Outcome.LeftOut("goods movement that leaves unrestricted stock as it is")
                : message.says(List.of(new StockDocument(message.origin(), List.of(), movements)));
    }

    private static void add(List<StockMovement> movements, Message message, Shape shape, Segment item, String id) {
        Fields fields = shape.fields();
        Optional<MovementTypes.Effect> known = MovementTypes.of(item.text(fields.type()));
        boolean isOwn = item.text(fields.special()).isEmpty();
        boolean isFree = !NOT_FREE.contains(item.text(fields.stockType()));
        boolean concernsUs = switch (known.map(MovementTypes.Effect::sort).orElse(MovementTypes.Sort.AS_NAMED)) {
            case AS_NAMED -> isOwn && isFree;
            case CHANGES_TYPE -> isOwn;
            case CHANGES_OWNER -> isFree;
        };
        if (!concernsUs) {
            return;
        }
        MovementTypes.Effect effect = known.orElseThrow(() -> UntranslatableException.unusable(
                item,
                fields.type(),
                "one of SAP's own movement types; what a site's own type does to stock must be configured"));
        if (effect.here() == 0 && effect.there() == 0) {
            return;
        }
        MovementTypes.Effect signed = item.flag("XSTOB") ? effect.reversed() : effect;
        BigDecimal quantity = quantityOf(item, fields);
        Lot from = sourceOf(item, fields);
        if (signed.here() != 0) {
            movements.add(leg(message, from, id, signed.here(), quantity));
        }
        if (signed.there() != 0) {
            Lot to = signed.hasTwoLegs() ? receiverOf(item, fields, from) : orSame(item, fields.to(), from);
            movements.add(leg(message, to, id + "/to", signed.there(), quantity));
        }
    }

    /** A material at a place. */
    private record Lot(String material, Place place) {}

    private static StockMovement leg(Message message, Lot lot, String id, int sign, BigDecimal quantity) {
        return new StockMovement(
                message.origin(), lot.material(), lot.place(), id, quantity.multiply(BigDecimal.valueOf(sign)));
    }

    private static Lot sourceOf(Segment item, Fields fields) {
        String material = MaterialNumbers.first(item, fields.from().material(), "MATNR_LONG")
                .or(() -> more(item).flatMap(more -> MaterialNumbers.first(more, "MATERIAL_LONG")))
                .orElseThrow(() -> UntranslatableException.missing(
                        item.name(), fields.from().material(), "the material number says what was moved"));
        return new Lot(
                material,
                new Place(
                        item.text(fields.from().plant()),
                        item.text(fields.from().location())));
    }

    /** Where a transfer goes: something of it must differ from where it comes from. */
    private static Lot receiverOf(Segment item, Fields fields, Lot from) {
        Target to = fields.to();
        String plant = Optional.of(item.text(to.plant()))
                .filter(named -> !named.isEmpty())
                .orElse(from.place().plant());
        String material = MaterialNumbers.first(item, to.material())
                .or(() -> more(item).flatMap(more -> MaterialNumbers.first(more, "MOVE_MAT_LONG")))
                .orElse(from.material());
        String location = item.text(to.location());
        boolean staysInThePlant = plant.equals(from.place().plant());
        if (location.isEmpty() && staysInThePlant && material.equals(from.material())) {
            throw UntranslatableException.missing(
                    item.name(),
                    item.text(fields.type()).startsWith("30") ? to.plant() : to.location(),
                    "a transfer needs the plant, storage location or material that receives (%s, %s, %s)"
                            .formatted(to.plant(), to.location(), to.material()));
        }
        // From one material to another in the same plant, the storage location is mostly not repeated.
        return new Lot(material, location.isEmpty() && staysInThePlant ? from.place() : new Place(plant, location));
    }

    /** The receiving place of a change of stock type, which mostly stays where it is. */
    private static Lot orSame(Segment item, Target to, Lot from) {
        String plant = item.text(to.plant());
        String location = item.text(to.location());
        return new Lot(
                from.material(),
                new Place(
                        plant.isEmpty() ? from.place().plant() : plant,
                        location.isEmpty() ? from.place().location() : location));
    }

    /** The quantity in the base unit where the sender gives it, else as it was entered. */
    private static BigDecimal quantityOf(Segment item, Fields fields) {
        return more(item)
                .filter(base -> !base.text("BASE_UOM").isEmpty())
                .flatMap(base -> base.quantity("QUANTITY"))
                .filter(quantity -> quantity.signum() != 0)
                .or(() -> item.quantity(fields.quantity()))
                .orElseThrow(() -> UntranslatableException.missing(
                        item.name(), fields.quantity(), "a movement needs its quantity"));
    }

    /** What newer systems say of an item in a second segment. */
    private static Optional<Segment> more(Segment item) {
        return item.child("E1BP2017_GM_ITEM_CREATE1");
    }

    /**
     * The same movement sent again under a new IDoc number must be known again. The message carries no material document number; the
     * reference document with dates, text and the item's own content stands for it, and without a reference only the IDoc does.
     */
    private static String idOf(Message message, Shape shape, Segment item, int n) {
        String reference = message.idoc()
                .walk()
                .filter(segment -> segment.name().equals(shape.header()))
                .filter(header -> !header.text(shape.reference()).isEmpty())
                .map(MovementTranslation::content)
                .findFirst()
                .orElse("");
        return reference.isEmpty()
                ? message.origin().docnum() + "/" + n
                : UUID.nameUUIDFromBytes((reference + n + content(item)).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static String content(Segment segment) {
        return String.join(
                "|",
                segment.fields().stream()
                        .map(field -> field.name() + "=" + field.text())
                        .toList());
    }
}
