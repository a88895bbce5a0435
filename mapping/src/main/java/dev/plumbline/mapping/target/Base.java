package dev.plumbline.mapping.target;

import dev.plumbline.core.view.Occurrence.Kind;
import java.util.List;

/** Properties that several events have. */
enum Base {
    ORDER,
    DELIVERY,
    TICKET;

    static List<Base> of(Kind kind) {
        return switch (kind) {
            case PLACED, ORDERED, INCREASED, COMPLETED, SHIPPED, CANCELLED, RETURNED, REFUNDED -> List.of(ORDER);
            case FULFILLED, PARTLY_FULFILLED, DELIVERED -> List.of(ORDER, DELIVERY);
            case TICKET_OPENED, TICKET_CLOSED -> List.of(TICKET);
        };
    }
}
