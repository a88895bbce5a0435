package dev.plumbline.mapping.target;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is demanded of a value that is there; of a list, of each of its entries. Immutable; safe to share. */
sealed interface Check {
    /** The mapping's word for it. */
    String word();

    /** What was expected, without the value. */
    String expected();

    boolean allows(Object value);

    /** The whole text matches. RE2 takes a time in proportion to the text, whatever the expression: no mapping can hang on a value. */
    record Match(Pattern pattern) implements Check {
        @Override
        public String word() {
            return Must.MATCH;
        }

        @Override
        public String expected() {
            return "expected a text that matches " + pattern.pattern();
        }

        @Override
        public boolean allows(Object value) {
            return each(value, one -> one instanceof String text && pattern.matches(text));
        }
    }

    /** Not less than this. */
    record From(BigDecimal least) implements Check {
        @Override
        public String word() {
            return Must.FROM;
        }

        @Override
        public String expected() {
            return "expected " + least.toPlainString() + " or more";
        }

        @Override
        public boolean allows(Object value) {
            return eachNumber(value, number -> number.compareTo(least) >= 0);
        }
    }

    /** Not more than this. */
    record To(BigDecimal most) implements Check {
        @Override
        public String word() {
            return Must.TO;
        }

        @Override
        public String expected() {
            return "expected " + most.toPlainString() + " or less";
        }

        @Override
        public boolean allows(Object value) {
            return eachNumber(value, number -> number.compareTo(most) <= 0);
        }
    }

    /** One of these. */
    record OneOf(List<Object> values) implements Check {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String word() {
            return Must.BE;
        }

        @Override
        public String expected() {
            return (values.size() == 1 ? "expected " : "expected one of ")
                    + values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }

        @Override
        public boolean allows(Object value) {
            return each(value, one -> values.stream().anyMatch(known -> isSame(known, one)));
        }

        private static boolean isSame(Object known, Object value) {
            Optional<BigDecimal> number = number(known);
            return number.isPresent()
                    ? number(value)
                            .filter(other -> other.compareTo(number.get()) == 0)
                            .isPresent()
                    : known.equals(value);
        }
    }

    /** Of the type that the mapping declares of an expression that can come to anything. */
    record OfType(String type) implements Check {
        @Override
        public String word() {
            return Must.TYPE;
        }

        @Override
        public String expected() {
            return "expected " + type;
        }

        @Override
        public boolean allows(Object value) {
            String found = typeOf(value);
            return found.equals(type) || (type.equals("decimal") && found.equals("int"));
        }
    }

    private static boolean each(Object value, Predicate<Object> demand) {
        return value instanceof List<?> list ? list.stream().allMatch(demand) : demand.test(value);
    }

    private static boolean eachNumber(Object value, Predicate<BigDecimal> demand) {
        return each(value, one -> number(one).filter(demand).isPresent());
    }

    /** In a mapping's words; a decimal that has none is an integer. */
    static String typeOf(Object value) {
        return switch (value) {
            case String text -> Types.TEXT;
            case Boolean flag -> "bool";
            case Integer number -> "int";
            case Long number -> "int";
            case BigDecimal number -> "decimal";
            case List<?> list -> Types.LIST;
            case Map<?, ?> map -> Types.MAP;
            default -> value.getClass().getSimpleName();
        };
    }

    private static Optional<BigDecimal> number(Object value) {
        return switch (value) {
            case BigDecimal number -> Optional.of(number);
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            default -> Optional.empty();
        };
    }
}
