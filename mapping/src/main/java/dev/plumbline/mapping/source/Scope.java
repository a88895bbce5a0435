package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An IDoc, or a group in it, read through its bindings. */
public final class Scope {
    private final Idoc idoc;
    private final @Nullable Segment own;
    private final Bindings bindings;
    private final Witness witness;

    private Scope(Idoc idoc, @Nullable Segment own, Bindings bindings, Witness witness) {
        this.idoc = idoc;
        this.own = own;
        this.bindings = bindings;
        this.witness = witness;
    }

    /** @param witness is told of whatever is read through this scope and those of its groups */
    static Scope of(Idoc idoc, Bindings bindings, Witness witness) {
        return new Scope(idoc, null, bindings, witness);
    }

    /** The parts of a group: shape by shape, each in the order of the IDoc. */
    public List<Scope> each(SourceField group) {
        List<Scope> parts = new ArrayList<>();
        for (Bindings.Shape shape : bindings.shapes(group)) {
            for (FieldPath way : shape.each()) {
                for (Segment segment : segments(way)) {
                    parts.add(new Scope(idoc, segment, shape.members(), witness));
                }
            }
        }
        return parts;
    }

    /** The first part of a group. */
    public Optional<Scope> first(SourceField group) {
        return each(group).stream().findFirst();
    }

    /** The segment of the group that this is, for a message. */
    public Optional<Segment> segment() {
        return Optional.ofNullable(own);
    }

    /** The value at the first place that holds one. */
    public Optional<Found> find(SourceField field) {
        return find(bindings.of(field), witness);
    }

    private Optional<Found> find(Binding binding, Witness listener) {
        for (FieldPath place : binding.places()) {
            Optional<Found> found = place.first(idoc, own, segment -> valueIn(segment, place));
            if (found.isPresent()) {
                tell(listener, binding, place, found.get());
                return found;
            }
        }
        return Optional.empty();
    }

    private static void tell(Witness listener, Binding binding, FieldPath place, Found found) {
        if (!listener.listens()) {
            return;
        }
        listener.saw(new Witness.Seen(
                binding.field(),
                found.segment(),
                found.field(),
                found.text(),
                place,
                binding.codes().word(found.text())));
    }

    private List<Segment> segments(FieldPath place) {
        return place.segments(idoc, own);
    }

    private static Optional<Found> valueIn(Segment segment, FieldPath place) {
        if (place.fields().size() == 1) {
            String field = place.fields().getFirst();
            return found(segment, place, field, segment.text(field));
        }
        String first = "";
        StringBuilder joined = new StringBuilder();
        for (String field : place.fields()) {
            String text = segment.text(field);
            if (!text.isEmpty()) {
                first = first.isEmpty() ? field : first;
                joined.append(joined.isEmpty() ? "" : " ").append(text);
            }
        }
        return found(segment, place, first, joined.toString());
    }

    private static Optional<Found> found(Segment segment, FieldPath place, String field, String text) {
        return text.isEmpty() || !(place.only().isEmpty() || place.only().contains(text))
                ? Optional.empty()
                : Optional.of(new Found(segment, field, text));
    }

    /** Whether the segment of any of its places is there, even if the field is blank. */
    public boolean isMentioned(SourceField field) {
        return bindings.of(field).places().stream()
                .anyMatch(place -> place.first(idoc, own, Optional::of).isPresent());
    }

    /** The text, by the code table where the binding has one; empty when nothing is found. */
    public String text(SourceField field) {
        return text(field, bindings.of(field));
    }

    private String text(SourceField field, Binding binding) {
        CodeTable codes = binding.codes();
        return find(binding, witness)
                .map(found -> meaning(field, binding, found))
                .orElseGet(() -> meaningOfNothing(codes));
    }

    /** What SAP's codes mean in a field; a table without words where its text is taken as it is. */
    public CodeTable codes(SourceField field) {
        return bindings.of(field).codes();
    }

    /** The site's own fields that hold something, by name. */
    public SortedMap<String, String> extra() {
        SortedMap<String, String> extra = new TreeMap<>();
        bindings.extra().forEach((name, binding) -> {
            String text = text(new ExtraSource(name), binding);
            if (!text.isEmpty()) {
                extra.put(name, text);
            }
        });
        return extra;
    }

    private static String meaningOfNothing(CodeTable codes) {
        String otherwise = codes.otherwise() instanceof CodeTable.Otherwise.Word other ? other.word() : "";
        return codes.words().getOrDefault("", otherwise);
    }

    private String meaning(SourceField field, Binding binding, Found found) {
        CodeTable codes = binding.codes();
        String word = codes.words().get(found.text());
        if (word != null) {
            return word;
        }
        if (codes.isTable()) {
            witness.met(new Witness.UnknownCode(binding.field(), found.text(), codes.otherwise()));
        }
        return switch (codes.otherwise()) {
            case CodeTable.Otherwise.Keep keep -> found.text();
            case CodeTable.Otherwise.Empty empty -> "";
            case CodeTable.Otherwise.Word other -> other.word();
            case CodeTable.Otherwise.Reject reject ->
                throw new UnreadableSourceException.UnknownCode(
                        found, codes.expected(field.spec().words()));
        };
    }

    /** Whether {@link #text} says what stands there, instead of refusing a code that the table does not have. */
    public boolean isKnown(SourceField field) {
        CodeTable codes = bindings.of(field).codes();
        return !(codes.otherwise() instanceof CodeTable.Otherwise.Reject)
                || find(bindings.of(field), Witness.nobody())
                        .map(found -> codes.words().containsKey(found.text()))
                        .orElse(true);
    }

    /** The texts at all places, each once. */
    public List<String> texts(SourceField field) {
        Set<String> texts = new LinkedHashSet<>();
        Binding binding = bindings.of(field);
        for (FieldPath place : binding.places()) {
            for (Segment segment : segments(place)) {
                valueIn(segment, place)
                        .filter(found -> texts.add(found.text()))
                        .ifPresent(found -> tell(witness, binding, place, found));
            }
        }
        return List.copyOf(texts);
    }

    /** A number of a document, customer or material without leading zeros. */
    public Optional<String> key(SourceField field) {
        return find(field).flatMap(found -> found.segment().key(found.field()));
    }

    /** An item's number from the first place that has one; empty when there is none, which SAP also writes as zeros. */
    public String position(SourceField field) {
        Binding binding = bindings.of(field);
        for (FieldPath place : binding.places()) {
            Optional<Found> numbered = place.first(
                    idoc,
                    own,
                    segment -> valueIn(segment, place)
                            .filter(found -> !position(found).isEmpty()));
            if (numbered.isPresent()) {
                tell(witness, binding, place, numbered.get());
                return position(numbered.get());
            }
        }
        return "";
    }

    private static String position(Found found) {
        return found.segment()
                .key(found.field())
                .filter(number -> !number.equals("0"))
                .orElse("");
    }

    /** Whether any of the places holds something. */
    public boolean isSet(SourceField field) {
        return find(field).isPresent();
    }

    /** @throws dev.plumbline.idoc.FieldFormatException if there is something else than a number */
    public Optional<BigDecimal> number(SourceField field) {
        return find(field).flatMap(found -> found.segment().number(found.field()));
    }

    /**
     * The numbers at all places, added up; zero when there are none.
     *
     * @throws dev.plumbline.idoc.FieldFormatException if there is something else than a number
     */
    public BigDecimal sum(SourceField field) {
        BigDecimal sum = BigDecimal.ZERO;
        Binding binding = bindings.of(field);
        for (FieldPath place : binding.places()) {
            for (Segment segment : segments(place)) {
                tellAll(binding, place, segment);
                sum = sum.add(segment.number(place.fields().getFirst()).orElse(BigDecimal.ZERO));
            }
        }
        return sum;
    }

    /**
     * The first date that is set.
     *
     * @throws dev.plumbline.idoc.FieldFormatException if there is something else than a date or a time
     */
    public Optional<Day> day(SourceField field) {
        Binding binding = bindings.of(field);
        for (FieldPath place : binding.places()) {
            Optional<Day> day = place.first(idoc, own, segment -> {
                Optional<Day> there = Day.in(segment, place);
                if (there.isPresent()) {
                    tellAll(binding, place, segment);
                }
                return there;
            });
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    /** What stands at a place that is read otherwise than by its text. */
    private void tellAll(Binding binding, FieldPath place, Segment segment) {
        if (witness.listens()) {
            valueIn(segment, place).ifPresent(found -> tell(witness, binding, place, found));
        }
    }

    /** Where the field or the group's segments are looked for, for a message. */
    public String places(SourceField field) {
        List<FieldPath> ways = waysTo(field);
        return ways.isEmpty()
                ? bindings.of(field).inWords()
                : ways.stream().map(FieldPath::toString).collect(Collectors.joining(" or "));
    }

    private List<FieldPath> waysTo(SourceField group) {
        return bindings.shapes(group).stream()
                .flatMap(shape -> shape.each().stream())
                .toList();
    }

    /** The first of these places, as an exception names it; for a group its segment with {@code *} for any field. */
    public FieldName firstPlace(SourceField field) {
        List<FieldPath> ways = waysTo(field);
        if (!ways.isEmpty()) {
            return new FieldName(segmentOf(ways.getFirst()), "*");
        }
        return bindings.of(field).places().stream()
                .findFirst()
                .map(place -> new FieldName(segmentOf(place), place.fields().getFirst()))
                .orElse(new FieldName("", ""));
    }

    private String segmentOf(FieldPath place) {
        if (!place.steps().isEmpty()) {
            return place.steps().getLast().segment();
        }
        return own == null ? "" : own.name();
    }
}
