package dev.plumbline.server.translate;

import dev.plumbline.core.document.DeliveryDocument.Carriage;
import dev.plumbline.core.document.DeliveryDocument.PackedItem;
import dev.plumbline.mapping.source.DeliverySource.Delivery;
import dev.plumbline.mapping.source.DeliverySource.Line;
import dev.plumbline.mapping.source.DeliverySource.Unit;
import dev.plumbline.mapping.source.Scope;
import java.math.BigDecimal;
import java.util.List;

/** How a delivery travels: tracking numbers, carrier and handling units. */
final class Carriages {
    private Carriages() {}

    static Carriage of(Scope delivery, String number) {
        return new Carriage(
                delivery.texts(Delivery.TRACKING_NUMBERS), carrierOf(delivery), packagesOf(delivery, number));
    }

    private static String carrierOf(Scope delivery) {
        String name = delivery.text(Delivery.CARRIER);
        return name.isEmpty() ? delivery.key(Delivery.CARRIER_NUMBER).orElse("") : name;
    }

    /** A line of a handling unit is an item of the delivery or another unit in it; and a unit may hold items of other deliveries. */
    private static List<PackedItem> packagesOf(Scope delivery, String number) {
        return delivery.each(Delivery.UNITS).stream()
                .flatMap(unit -> unit.each(Unit.LINES).stream()
                        .filter(line -> line.key(Line.DELIVERY).orElse(number).equals(number))
                        .filter(line -> !line.position(Line.ITEM).isEmpty())
                        .map(line -> new PackedItem(
                                unit.text(Unit.NUMBER),
                                unit.text(Unit.TRACKING_NUMBER),
                                line.position(Line.ITEM),
                                line.number(Line.QUANTITY).orElse(BigDecimal.ZERO))))
                .toList();
    }
}
