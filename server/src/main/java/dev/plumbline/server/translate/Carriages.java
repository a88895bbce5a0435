package dev.plumbline.server.translate;

import dev.plumbline.core.document.DeliveryDocument.Carriage;
import dev.plumbline.core.document.DeliveryDocument.PackedItem;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** How a delivery travels: bill of lading, carrier and handling units below E1EDL20. */
final class Carriages {
    private Carriages() {}

    static Carriage of(Segment header) {
        List<Segment> units = header.children("E1EDL37");
        return new Carriage(trackingNumbersOf(header, units), carrierOf(header), packagesOf(header, units));
    }

    private static List<String> trackingNumbersOf(Segment header, List<Segment> units) {
        return Stream.concat(Stream.of(header.text("BOLNR")), units.stream().map(unit -> unit.text("EXIDV2")))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    private static String carrierOf(Segment header) {
        return Message.qualified(header, "E1ADRM1", "PARTNER_Q", "SP")
                .map(carrier -> carrier.text("NAME1").isEmpty()
                        ? carrier.key("PARTNER_ID").orElse("")
                        : carrier.text("NAME1"))
                .orElse("");
    }

    /** A line of a handling unit is an item of the delivery or another unit in it; and a unit may hold items of other deliveries. */
    private static List<PackedItem> packagesOf(Segment header, List<Segment> units) {
        String delivery = header.key("VBELN").orElse("");
        return units.stream()
                .flatMap(unit -> unit.children("E1EDL44").stream()
                        .filter(line -> line.key("VBELN").orElse(delivery).equals(delivery))
                        .filter(line -> !Message.position(line, "POSNR").isEmpty())
                        .map(line -> new PackedItem(
                                unit.text("EXIDV"),
                                unit.text("EXIDV2"),
                                Message.position(line, "POSNR"),
                                line.quantity("VEMNG").orElse(BigDecimal.ZERO))))
                .toList();
    }
}
