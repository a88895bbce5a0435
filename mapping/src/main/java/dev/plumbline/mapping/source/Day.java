package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Segment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A date of SAP, in the zone of its application servers.
 *
 * @param time the time of day where there is one; SAP cannot tell midnight from none
 */
public record Day(LocalDate date, Optional<LocalTime> time) {
    static Optional<Day> in(Segment segment, FieldPath place) {
        Optional<LocalTime> time = place.fields().size() > 1
                ? segment.time(place.fields().get(1)).filter(clock -> !clock.equals(LocalTime.MIDNIGHT))
                : Optional.empty();
        return segment.date(place.fields().getFirst()).map(date -> new Day(date, time));
    }
}
