package dev.plumbline.sandbox.sap;

import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Damage;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import dev.plumbline.sandbox.sap.Writer.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Messages that something is wrong with, each about an order of its own, so that nothing healthy depends on them. */
final class Spoilt {
    private final Writer writer;
    private final Stories stories;
    private final RandomGenerator dice;

    Spoilt(Writer writer, Stories stories, RandomGenerator dice) {
        this.writer = writer;
        this.stories = stories;
        this.dice = dice;
    }

    OutgoingIdoc next() {
        SalesOrder order = stories.strayOrder();
        List<Segment> whole = Sales.orderSegments(order);
        return switch (dice.nextInt(5)) {
            case 0 -> order(order, whole).damaged(Damage.CUT_OFF);
            case 1 -> order(order, whole).damaged(Damage.NO_IDOC);
            case 2 ->
                order(
                                order,
                                replaced(
                                        whole,
                                        "E1EDK03",
                                        Writer.segment("E1EDK03", "IDDAT", "025", "DATUM", "20261399")
                                                .build()))
                        .damaged(Damage.CONTENT);
            case 3 ->
                order(
                                order,
                                replaced(
                                        whole,
                                        "E1EDKA1",
                                        Writer.segment("E1EDKA1", "PARVW", "SP").build()))
                        .damaged(Damage.CONTENT);
            default ->
                order(
                                order,
                                replaced(
                                        whole,
                                        "E1EDP01",
                                        Writer.segment("E1EDP01", "POSEX", "000010", "MENGE", "1,5")
                                                .build()))
                        .damaged(Damage.CONTENT);
        };
    }

    private OutgoingIdoc order(SalesOrder order, List<Segment> segments) {
        return writer.message(new Subject(Merchant.bare(order.number()), Part.OTHER), "ORDRSP", "ORDERS05", segments);
    }

    /** One segment instead of all of its name. */
    private static List<Segment> replaced(List<Segment> whole, String name, Segment instead) {
        List<Segment> changed = new ArrayList<>();
        boolean put = false;
        for (Segment segment : whole) {
            if (!segment.name().equals(name)) {
                changed.add(segment);
            } else if (!put) {
                changed.add(instead);
                put = true;
            }
        }
        return changed;
    }
}
