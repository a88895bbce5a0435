package dev.plumbline.mapping.target;

import dev.plumbline.core.view.Occurrence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What expressions may use and where they stand, for documentation and for the JSON Schema. */
public final class ExpressionCatalog {
    private ExpressionCatalog() {}

    /**
     * The variables of a place of expressions, or the fields of a type.
     *
     * @param name as a mapping writes it, or the type's name
     */
    public record Table(String name, List<Row> rows) {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A variable or a field.
     *
     * @param type in a mapping's words: {@code list(Item)}
     * @param meaning in a sentence without subject
     */
    public record Row(String name, String type, String meaning) {}

    /** The places of expressions below {@code targets} with their variables; the events are last, as {@link #events} names them. */
    public static List<Table> places() {
        List<Table> places = new ArrayList<>();
        places.add(table("profile", Variables.OF_PROFILE));
        Stream.of(Base.values())
                .map(base -> table(key(base), Variables.of(base)))
                .forEach(places::add);
        Stream.of(Kind.values())
                .map(kind -> table(key(kind), Variables.of(kind)))
                .forEach(places::add);
        return places;
    }

    /** The conditions of filters below {@code rules.filters} with their variables. */
    public static List<Table> filters() {
        return Stream.of(FilterSpec.Subject.values())
                .map(subject -> table(FiltersReader.key(subject), Variables.of(subject)))
                .toList();
    }

    /** How the name of a filter may be written. */
    public static String filterName() {
        return FiltersReader.NAME;
    }

    /** All types that have fields. */
    public static List<Table> types() {
        return Model.all().stream().map(struct -> table(struct.name(), struct)).toList();
    }

    /** The keys below {@code targets.events}: first those that several events share. */
    public static List<String> events() {
        return Stream.<Enum<?>>concat(Stream.of(Base.values()), Stream.of(Kind.values()))
                .map(ExpressionCatalog::key)
                .toList();
    }

    /** Klaviyo's own attributes of a profile that a mapping may set. */
    public static List<String> attributes() {
        return TargetsReader.KLAVIYOS_ATTRIBUTES;
    }

    /** The parts of a profile's location. */
    public static List<String> location() {
        return TargetsReader.KLAVIYOS_LOCATION;
    }

    /** The types that a property may declare. */
    public static List<String> declarable() {
        return Types.WORDS;
    }

    /** Who may own a property. */
    public static List<String> owners() {
        return PropertyReader.OWNERS;
    }

    /** What a property may be demanded to be, below {@code must}; the type says of what values. */
    public static List<Row> demands() {
        return Must.WORDS.stream().map(ExpressionCatalog::demand).toList();
    }

    private static Row demand(String word) {
        return switch (word) {
            case Must.REQUIRED -> new Row(word, "any", "There is a value.");
            case Must.MATCH -> new Row(word, "text", "The whole text matches this regular expression (RE2).");
            case Must.FROM -> new Row(word, "number", "It is not less than this.");
            case Must.TO -> new Row(word, "number", "It is not more than this.");
            case Must.BE -> new Row(word, "text, number, flag", "It is one of these.");
            case Must.NOT_TURN_EMPTY ->
                new Row(word, "any of a profile", "There is a value once Klaviyo was told one.");
            case Must.NOT_CHANGE_TYPE ->
                new Row(word, "any of a profile", "It is a text, number, flag, list or map as Klaviyo was told one.");
            default -> throw new IllegalStateException("There is nothing to say about " + word);
        };
    }

    /** What may become of a property that is not as demanded. */
    public static List<String> outcomes() {
        return MustReader.OUTCOMES;
    }

    private static Table table(String name, Struct<?> struct) {
        List<Row> rows = new ArrayList<>();
        struct.fields().forEach((field, spec) -> rows.add(new Row(field, Types.shown(spec.type()), spec.meaning())));
        return new Table(name, rows);
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
