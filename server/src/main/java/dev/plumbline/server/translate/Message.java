package dev.plumbline.server.translate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.Origin;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An IDoc that is being read, with what every translation needs of it.
 *
 * @param zone the zone of the SAP application server: an IDoc's dates and times name none
 */
record Message(Idoc idoc, Origin origin, ZoneId zone) {

    /** The top-level segment of this name. */
    Optional<Segment> segment(String name) {
        return idoc.segments(name).stream().findFirst();
    }

    /** The top-level segment of this name, which the message cannot do without. */
    Segment required(String name, String what) {
        return segment(name).orElseThrow(() -> UntranslatableException.missing(name, "*", what));
    }

    /** The value of the first segment with this qualifier: {@code qualified("E1EDK14", "QUALF", "008")}. */
    Optional<Segment> qualified(String name, String qualifier, String value) {
        return idoc.segments(name).stream()
                .filter(segment -> segment.text(qualifier).equals(value))
                .findFirst();
    }

    /** The first child with this qualifier. */
    static Optional<Segment> qualified(Segment parent, String name, String qualifier, String value) {
        return parent.children(name).stream()
                .filter(segment -> segment.text(qualifier).equals(value))
                .findFirst();
    }

    /** A key that the message cannot do without, without leading zeros. */
    static String requiredKey(Segment segment, String field, String what) {
        return segment.key(field).orElseThrow(() -> UntranslatableException.missing(segment.name(), field, what));
    }

    /** A date and, where there is one, a time of day of the same segment. */
    Optional<BusinessTime> when(Segment segment, String dateField, String timeField) {
        Optional<LocalTime> time = segment.time(timeField).filter(clock -> !clock.equals(LocalTime.MIDNIGHT));
        return segment.date(dateField).map(date -> when(date, time));
    }

    /** SAP cannot tell midnight from no time, so midnight counts as the day alone. */
    BusinessTime when(LocalDate date, Optional<LocalTime> time) {
        return new BusinessTime(
                date.atTime(time.orElse(LocalTime.MIDNIGHT)).atZone(zone).toInstant(), time.isEmpty());
    }
}
