package dev.plumbline.mapping.target;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.SelectableValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * A type of the core as expressions see it: its fields with their names, their types and how to get them. Immutable.
 *
 * @param <T> the type
 */
final class Struct<T> {
    private final String name;
    private final SequencedMap<String, Field<T>> fields;

    private Struct(String name, SequencedMap<String, Field<T>> fields) {
        this.name = name;
        this.fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /**
     * A field.
     *
     * @param meaning in a sentence without subject
     * @param get gives what expressions work with: texts, {@code Long}, {@code BigDecimal}, {@code Instant}, lists, maps, {@code Optional}
     */
    record Field<T>(CelType type, String meaning, Function<T, Object> get) {}

    String name() {
        return name;
    }

    SequencedMap<String, Field<T>> fields() {
        return fields;
    }

    CelType reference() {
        return StructTypeReference.create(name);
    }

    /** For the check of expressions. */
    StructType type() {
        ImmutableMap<String, CelType> types = fields.entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(
                        Map.Entry::getKey, entry -> entry.getValue().type()));
        return StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
    }

    /** A value as expressions see it. */
    Object seen(T subject) {
        return new Seen<>(this, subject);
    }

    List<Object> seen(List<T> subjects) {
        return subjects.stream().map(this::seen).toList();
    }

    /** The values of all fields, where they are variables. */
    Map<String, Object> variables(T subject) {
        Map<String, Object> values = HashMap.newHashMap(fields.size());
        fields.forEach((field, spec) -> values.put(field, spec.get().apply(subject)));
        return values;
    }

    private Object select(T subject, String field) {
        return find(subject, field)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no field '" + field + "'"));
    }

    private Optional<Object> find(T subject, String field) {
        return Optional.ofNullable(fields.get(field)).map(spec -> spec.get().apply(subject));
    }

    /** Gets fields when they are asked for, so that an expression costs what it uses. */
    static final class Seen<T> implements SelectableValue<String> {
        private final Struct<T> struct;
        private final T subject;

        Seen(Struct<T> struct, T subject) {
            this.struct = struct;
            this.subject = subject;
        }

        @Override
        public Object select(String field) {
            return struct.select(subject, field);
        }

        @Override
        public Optional<Object> find(String field) {
            return struct.find(subject, field);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Seen<?> that && subject.equals(that.subject);
        }

        @Override
        public int hashCode() {
            return subject.hashCode();
        }
    }

    static <T> Table<T> table(String name, Class<T> of) {
        return new Table<>(name, of);
    }

    /** Lists the fields of a struct. */
    static final class Table<T> {
        private final String name;
        private final Class<T> of;
        private final SequencedMap<String, Field<T>> fields = new LinkedHashMap<>();

        private Table(String name, Class<T> of) {
            this.name = name;
            this.of = of;
        }

        /** A text; empty when unknown. */
        Table<T> text(String field, String meaning, Function<T, String> get) {
            return field(field, SimpleType.STRING, meaning, get::apply);
        }

        Table<T> flag(String field, String meaning, Function<T, Boolean> get) {
            return field(field, SimpleType.BOOL, meaning, get::apply);
        }

        Table<T> decimal(String field, String meaning, Function<T, BigDecimal> get) {
            return field(field, Decimals.TYPE, meaning, get::apply);
        }

        Table<T> time(String field, String meaning, Function<T, Instant> get) {
            return field(field, SimpleType.TIMESTAMP, meaning, get::apply);
        }

        Table<T> maybeInt(String field, String meaning, Function<T, Optional<Integer>> get) {
            return field(
                    field,
                    OptionalType.create(SimpleType.INT),
                    meaning,
                    subject -> get.apply(subject).map(Integer::longValue));
        }

        Table<T> maybeDecimal(String field, String meaning, Function<T, Optional<BigDecimal>> get) {
            return field(field, OptionalType.create(Decimals.TYPE), meaning, get::apply);
        }

        Table<T> maybeTime(String field, String meaning, Function<T, Optional<Instant>> get) {
            return field(field, OptionalType.create(SimpleType.TIMESTAMP), meaning, get::apply);
        }

        Table<T> texts(String field, String meaning, Function<T, List<String>> get) {
            return field(field, ListType.create(SimpleType.STRING), meaning, get::apply);
        }

        Table<T> decimals(String field, String meaning, Function<T, ? extends Map<String, BigDecimal>> get) {
            return field(field, MapType.create(SimpleType.STRING, Decimals.TYPE), meaning, get::apply);
        }

        <F> Table<T> struct(String field, Struct<F> struct, String meaning, Function<T, F> get) {
            return field(field, struct.reference(), meaning, subject -> struct.seen(get.apply(subject)));
        }

        <F> Table<T> structs(String field, Struct<F> struct, String meaning, Function<T, List<F>> get) {
            return field(
                    field, ListType.create(struct.reference()), meaning, subject -> struct.seen(get.apply(subject)));
        }

        /** Texts of the site's own, whose names the mapping declares. */
        Table<T> extra(String field, String struct, String meaning, Function<T, SortedMap<String, String>> get) {
            return field(
                    field, StructTypeReference.create(struct), meaning, subject -> new Extra.Seen(get.apply(subject)));
        }

        private Table<T> field(String field, CelType type, String meaning, Function<T, Object> get) {
            if (fields.put(field, new Field<>(type, meaning, get)) != null) {
                throw new IllegalStateException(of.getSimpleName() + " has the field " + field + " twice");
            }
            return this;
        }

        Struct<T> end() {
            return new Struct<>(name, fields);
        }
    }
}
