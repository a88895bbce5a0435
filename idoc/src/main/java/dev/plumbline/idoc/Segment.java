package dev.plumbline.idoc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A segment of an IDoc with its fields and the segments below it. Immutable; safe for several threads.
 *
 * <p>SAP does not tell a blank field from an absent one, and neither does this class: {@link #fields()} has those that hold
 * something, and typed access to any other is empty. The same is true of a type's initial value (00000000 for a date, 000000 for a
 * time); a number's zero is a value.
 *
 * <p>Two segments are equal when they say the same: same name, same fields in the same order, equal children. Place, number and
 * release of the definition do not matter.
 */
public final class Segment {
    private final String name;
    private final String definition;
    private final int number;
    private final int level;
    private final SegmentBody body;
    private final List<Segment> children;

    Segment(String name, String definition, int number, int level, SegmentBody body, List<Segment> children) {
        this.name = name;
        this.definition = definition;
        this.number = number;
        this.level = level;
        this.body = body;
        this.children = List.copyOf(children);
    }

    /** Starts a segment of that type, such as {@code E1EDK01}. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The segment type, which does not depend on the release: {@code E1EDK01}. */
    public String name() {
        return name;
    }

    /** The name as it was written: {@code E2EDK01005} in flat files, {@code E1EDK01} in XML. */
    public String definition() {
        return definition;
    }

    /** SEGNUM if the IDoc has it, else the running number, from 1; 0 for a segment that belongs to no IDoc yet. */
    public int number() {
        return number;
    }

    /** The depth in the tree, from 1. */
    public int level() {
        return level;
    }

    public List<Segment> children() {
        return children;
    }

    /** The children of that type, in their order. */
    public List<Segment> children(String childName) {
        List<Segment> found = new ArrayList<>();
        for (Segment child : children) {
            if (child.name.equals(childName)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first child of that type. */
    public Optional<Segment> child(String childName) {
        for (Segment child : children) {
            if (child.name.equals(childName)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** This segment and all below it, depth first. */
    public Stream<Segment> walk() {
        return children.isEmpty()
                ? Stream.of(this)
                : Stream.concat(Stream.of(this), children.stream().flatMap(Segment::walk));
    }

    /** The fields that hold something, in their order. */
    public List<Field> fields() {
        return body.fields();
    }

    /** The first field of that name, if it holds something. */
    public Optional<Field> field(String fieldName) {
        return body.field(fieldName);
    }

    /** The trimmed value; the empty text when the field is absent or blank. */
    public String text(String fieldName) {
        return body.text(fieldName);
    }

    /** Where the segment starts. */
    public Position position() {
        return body.position();
    }

    /** Whether this is a flat segment whose layout no dictionary has, so that it has no fields but {@link #raw()}. */
    public boolean isRaw() {
        return body.raw().isPresent();
    }

    /** The whole data (SDATA) of a {@linkplain #isRaw() raw} segment, without the blanks at its end. */
    public Optional<String> raw() {
        return body.raw();
    }

    /**
     * A date (DATS). 99991231 and 99999999 are both 9999-12-31, without end.
     *
     * @throws FieldFormatException if the field holds anything else than a date YYYYMMDD
     */
    public Optional<LocalDate> date(String fieldName) {
        return FieldValues.date(text(fieldName), malformed(fieldName, "a date YYYYMMDD"));
    }

    /**
     * A time (TIMS) without zone. 240000, the end of a day, is 23:59:59; 000000 is initial, thus empty.
     *
     * @throws FieldFormatException if the field holds anything else than a time HHMMSS
     */
    public Optional<LocalTime> time(String fieldName) {
        return FieldValues.time(text(fieldName), malformed(fieldName, "a time HHMMSS"));
    }

    /**
     * An amount of money in the currency's real units. The sign may stand at the end, as SAP writes it.
     *
     * @throws FieldFormatException if the field holds no number
     */
    public Optional<BigDecimal> amount(String fieldName) {
        return number(fieldName);
    }

    /**
     * A quantity.
     *
     * @throws FieldFormatException if the field holds no number
     */
    public Optional<BigDecimal> quantity(String fieldName) {
        return number(fieldName);
    }

    /**
     * Any number: decimal point, no thousands, the sign at the end or the start, blanks at either side, or an exponent.
     *
     * @throws FieldFormatException if the field holds no number
     */
    public Optional<BigDecimal> number(String fieldName) {
        return FieldValues.number(text(fieldName), malformed(fieldName, "a number such as 1234.50 or 1234.50-"));
    }

    /**
     * A key with conversion exit ALPHA (customer, order, material number): without leading zeros if it is all digits, so that
     * padded and unpadded forms agree. Not for free texts such as a customer's own order number.
     */
    public Optional<String> key(String fieldName) {
        return FieldValues.key(text(fieldName));
    }

    /** Whether the field holds an {@code X}. */
    public boolean flag(String fieldName) {
        return text(fieldName).equals("X");
    }

    private Supplier<FieldFormatException> malformed(String fieldName, String expected) {
        return () -> new FieldFormatException(
                name, number, field(fieldName).orElseGet(() -> new Field(fieldName, "", Position.UNKNOWN)), expected);
    }

    /** The same segment in another place of a tree. */
    Segment placed(int newNumber, int newLevel, List<Segment> newChildren) {
        return new Segment(name, definition, newNumber, newLevel, body, newChildren);
    }

    /** The same segment with another value in the first field of that name, or with that field at its end. */
    Segment with(String fieldName, String value, List<Segment> newChildren) {
        List<Field> changed = new ArrayList<>();
        boolean found = false;
        for (Field field : fields()) {
            boolean is = !found && field.name().equals(fieldName);
            found |= is;
            changed.add(is ? new Field(fieldName, value.stripTrailing(), field.position()) : field);
        }
        if (!found) {
            changed.add(new Field(fieldName, value.stripTrailing(), Position.UNKNOWN));
        }
        return new Segment(name, definition, number, level, new ListedBody(changed, Optional.empty()), newChildren);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segment that
                && name.equals(that.name)
                && raw().equals(that.raw())
                && saysTheSame(fields(), that.fields())
                && children.equals(that.children);
    }

    private static boolean saysTheSame(List<Field> ours, List<Field> theirs) {
        if (ours.size() != theirs.size()) {
            return false;
        }
        for (int i = 0; i < ours.size(); i++) {
            if (!ours.get(i).name().equals(theirs.get(i).name())
                    || !ours.get(i).value().equals(theirs.get(i).value())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = Objects.hash(name, raw(), children);
        for (Field field : fields()) {
            hash = 31 * hash + field.name().hashCode() * 17 + field.value().hashCode();
        }
        return hash;
    }

    /** The name and the fields, for people who debug; may hold personal data. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        raw().ifPresent(data -> text.append(" raw '").append(data).append('\''));
        for (Field field : fields()) {
            text.append(' ')
                    .append(field.name())
                    .append("='")
                    .append(field.value())
                    .append('\'');
        }
        return children.isEmpty()
                ? text.toString()
                : text.append(' ').append(children).toString();
    }

    /** Builds a segment. Not for several threads. */
    public static final class Builder {
        private final String name;
        private String definition;
        private Optional<String> raw = Optional.empty();
        private final List<Field> fields = new ArrayList<>();
        private final List<Segment> children = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
            this.definition = name;
        }

        /** The release's name of the segment, such as {@code E2EDK01005}; the segment type if never called. */
        public Builder definition(String value) {
            definition = value;
            return this;
        }

        /** Adds a field after those that are there. A blank value adds nothing. */
        public Builder with(String fieldName, String value) {
            fields.add(new Field(fieldName, value.stripTrailing(), Position.UNKNOWN));
            return this;
        }

        /** Makes this a segment without layout: the data is written as it stands. */
        public Builder raw(String data) {
            raw = Optional.of(data.stripTrailing());
            return this;
        }

        public Builder child(Segment... segments) {
            return children(List.of(segments));
        }

        public Builder children(Collection<Segment> segments) {
            children.addAll(segments);
            return this;
        }

        public Segment build() {
            return new Segment(name, definition, 0, 1, new ListedBody(fields, raw), children);
        }
    }
}
