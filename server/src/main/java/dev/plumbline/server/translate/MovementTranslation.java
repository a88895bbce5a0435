package dev.plumbline.server.translate;

import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockMovement;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** MBGMCR and WMMBXY: goods movements, in the two shapes that SAP distributes them. */
final class MovementTranslation implements Rule {
    /** Stock types that are not unrestricted: quality inspection and blocked, in both notations. */
    private static final Set<String> NOT_FREE = Set.of("2", "3", "X", "S", "Q");

    /** The names that the two shapes give to the same things. */
    private record Shape(String header, String reference, String item, Fields fields) {}

    private record Fields(
            String material,
            String plant,
            String toPlant,
            String type,
            String special,
            String stockType,
            String quantity) {}

    private static final Shape BAPI = new Shape(
            "E1BP2017_GM_HEAD_01",
            "REF_DOC_NO",
            "E1BP2017_GM_ITEM_CREATE",
            new Fields("MATERIAL", "PLANT", "MOVE_PLANT", "MOVE_TYPE", "SPEC_STOCK", "STCK_TYPE", "ENTRY_QNT"));
    private static final Shape CLASSIC = new Shape(
            "E1MBXYH", "XBLNR", "E1MBXYI", new Fields("MATNR", "WERKS", "UMWRK", "BWART", "SOBKZ", "INSMK", "ERFMG"));

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
                : Rule.says(new StockDocument(message.origin(), List.of(), movements));
    }

    private static void add(List<StockMovement> movements, Message message, Shape shape, Segment item, String id) {
        Fields fields = shape.fields();
        boolean special = !item.text(fields.special()).isEmpty();
        if (special || NOT_FREE.contains(item.text(fields.stockType()))) {
            return;
        }
        MovementTypes.Effect effect = MovementTypes.of(item.text(fields.type()))
                .orElseThrow(() -> UntranslatableException.unusable(
                        item,
                        fields.type(),
                        "one of SAP's own movement types; what a site's own type does to stock must be configured"));
        if (item.flag("XSTOB")) {
            effect = effect.reversed();
        }
        String material = MaterialNumbers.first(item, fields.material(), "MATERIAL_LONG", "MATNR_LONG")
                .orElseThrow(() -> UntranslatableException.missing(
                        item.name(), fields.material(), "the material number says what was moved"));
        BigDecimal quantity = item.quantity(fields.quantity())
                .orElseThrow(() -> UntranslatableException.missing(
                        item.name(), fields.quantity(), "a movement needs its quantity"));
        addLeg(movements, message, new Leg(material, item.text(fields.plant()), id, effect.here()), quantity);
        addLeg(
                movements,
                message,
                new Leg(material, item.text(fields.toPlant()), id + "/to", effect.there()),
                quantity);
    }

    private record Leg(String material, String plant, String id, int sign) {}

    private static void addLeg(List<StockMovement> movements, Message message, Leg leg, BigDecimal quantity) {
        boolean named = !leg.plant().isEmpty() || !leg.id().endsWith("/to");
        if (leg.sign() != 0 && named) {
            movements.add(new StockMovement(
                    message.origin(),
                    leg.material(),
                    leg.plant(),
                    leg.id(),
                    quantity.multiply(BigDecimal.valueOf(leg.sign()))));
        }
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
