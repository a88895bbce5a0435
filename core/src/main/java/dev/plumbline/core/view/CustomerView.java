package dev.plumbline.core.view;

import java.util.List;
import java.util.Optional;

/**
 * A customer as one Klaviyo account is told of it.
 *
 * @param facts what SAP says of it
 * @param figures what its orders in this account come to; empty while there are none
 * @param numbers all customer numbers that share the profile, sorted; empty when it is this one's alone
 * @param sharesProfileOf the number of the customer whose profile its events go to; empty when it has one of its own
 */
public record CustomerView(
        CustomerFacts facts, Optional<FiguresView> figures, List<String> numbers, String sharesProfileOf) {
    public CustomerView {
        numbers = List.copyOf(numbers);
    }
}
