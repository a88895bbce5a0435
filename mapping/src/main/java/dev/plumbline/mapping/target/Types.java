package dev.plumbline.mapping.target;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import java.util.List;
import java.util.Optional;

/** Types of expressions, in a mapping's words. */
final class Types {
    static final String TEXT = "string";
    static final String LIST = "list";
    static final String MAP = "map";

    /** What may be declared of a property. */
    static final List<String> WORDS = List.of(TEXT, "int", "decimal", "bool", LIST, MAP);

    private Types() {}

    /** What is in it when it is there. */
    static CelType unwrapped(CelType type) {
        return type instanceof OptionalType optional ? optional.parameters().getFirst() : type;
    }

    /** The word for it; empty when it can be anything, which only the values show. */
    static Optional<String> word(CelType type) {
        CelType inner = unwrapped(type);
        return switch (inner.kind()) {
            case STRING, TIMESTAMP, DURATION -> Optional.of(TEXT);
            case INT, UINT -> Optional.of("int");
            case DOUBLE -> Optional.of("decimal");
            case BOOL -> Optional.of("bool");
            case LIST -> Optional.of(LIST);
            case MAP -> Optional.of(MAP);
            case OPAQUE -> inner.name().equals(Decimals.TYPE.name()) ? Optional.of("decimal") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** What the entries of a list are; empty where that can be anything. */
    static Optional<CelType> entry(CelType list) {
        return list.parameters().stream().findFirst().map(Types::unwrapped);
    }

    /** A part of it that cannot be told: what has fields is none of Klaviyo's values. */
    static Optional<CelType> untold(CelType type) {
        CelKind kind = type.kind();
        if (kind == CelKind.STRUCT || kind == CelKind.BYTES || kind == CelKind.TYPE) {
            return Optional.of(type);
        }
        return type.parameters().stream().flatMap(part -> untold(part).stream()).findFirst();
    }

    /** For a message: {@code list(Item)}. */
    static String shown(CelType type) {
        String name = switch (type.name()) {
            case "google.protobuf.Timestamp" -> "timestamp";
            case "optional_type" -> "optional";
            default -> type.name();
        };
        return type.parameters().isEmpty()
                ? name
                : name + "("
                        + String.join(
                                ", ",
                                type.parameters().stream().map(Types::shown).toList()) + ")";
    }
}
