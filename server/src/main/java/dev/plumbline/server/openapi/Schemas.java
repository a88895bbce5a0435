package dev.plumbline.server.openapi;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of Java's types, as the mapper that answers writes these. What has a name of its own becomes a component and is
 * referred to. Not thread-safe.
 */
final class Schemas {
    private final JsonMapper mapper;
    private final ClassIntrospector introspector;
    private final SortedMap<String, ObjectNode> components = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    Schemas(JsonMapper mapper) {
        this.mapper = mapper;
        this.introspector = mapper.serializationConfig().classIntrospectorInstance();
    }

    /** All that was referred to so far, by name. */
    SortedMap<String, ObjectNode> components() {
        return components;
    }

    ObjectNode of(Type type) {
        return of(mapper.constructType(type));
    }

    ObjectNode listOf(ObjectNode items) {
        ObjectNode list = simple("array");
        list.set("items", items);
        return list;
    }

    /** One of several, or the only one. What looks alike fits more than once, so this is no {@code oneOf}. */
    ObjectNode anyOf(List<ObjectNode> several) {
        if (several.size() == 1) {
            return several.getFirst();
        }
        ObjectNode any = mapper.createObjectNode();
        any.putArray("anyOf").addAll(several);
        return any;
    }

    private ObjectNode of(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) {
            return mapper.createObjectNode();
        }
        if (raw == Optional.class) {
            return orNull(of(type.containedType(0)));
        }
        if (type.isMapLikeType()) {
            return mapOf(type);
        }
        return type.isCollectionLikeType() || type.isArrayType()
                ? listOf(of(type.getContentType()))
                : scalar(raw).orElseGet(() -> component(type));
    }

    private ObjectNode mapOf(JavaType type) {
        ObjectNode map = simple("object");
        if (type.getKeyType().isEnumType()) {
            map.set("propertyNames", of(type.getKeyType()));
        }
        map.set("additionalProperties", of(type.getContentType()));
        return map;
    }

    private Optional<ObjectNode> scalar(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of(simple("boolean"));
        }
        if (type == int.class || type == Integer.class) {
            return Optional.of(simple("integer").put("format", "int32"));
        }
        if (type == long.class || type == Long.class) {
            return Optional.of(simple("integer").put("format", "int64"));
        }
        if (type == BigInteger.class) {
            return Optional.of(simple("integer"));
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return Optional.of(simple("number"));
        }
        if (type == String.class || ZoneId.class.isAssignableFrom(type)) {
            return Optional.of(simple("string"));
        }
        if (type == Instant.class) {
            return Optional.of(asWritten(Instant.EPOCH, "date-time"));
        }
        if (type == LocalDate.class) {
            return Optional.of(asWritten(LocalDate.EPOCH, "date"));
        }
        return type == Duration.class ? Optional.of(asWritten(Duration.ofMinutes(1), "duration")) : Optional.empty();
    }

    /** Times are texts or numbers, as the mapper is set. */
    private ObjectNode asWritten(Object example, String format) {
        return mapper.valueToTree(example).isString() ? simple("string").put("format", format) : simple("number");
    }

    private ObjectNode component(JavaType type) {
        Class<?> raw = type.getRawClass();
        String known = names.get(raw);
        String name = known == null ? name(raw) : known;
        if (known == null) {
            if (raw.getName().startsWith("java.")) {
                throw new IllegalStateException("How " + raw.getName() + " is written as JSON is not known here");
            }
            names.put(raw, name);
            // Before it is described: it may have parts of its own type.
            components.put(name, mapper.createObjectNode());
            components.put(name, described(type));
        }
        ObjectNode reference = mapper.createObjectNode();
        return reference.put("$ref", "#/components/schemas/" + name);
    }

    /** {@code Cause.Example} of a record within another; with its package before it where another has that name already. */
    private String name(Class<?> type) {
        String name = plainName(type);
        String packageName = type.getPackageName();
        return components.containsKey(name)
                ? packageName.substring(packageName.lastIndexOf('.') + 1) + "." + name
                : name;
    }

    private static String plainName(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : plainName(outer) + "." + type.getSimpleName();
    }

    private ObjectNode described(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw.isEnum()) {
            ObjectNode words = simple("string");
            ArrayNode values = words.putArray("enum");
            Arrays.stream(raw.getEnumConstants())
                    .map(mapper::<JsonNode>valueToTree)
                    .forEach(values::add);
            return words;
        }
        return raw.isSealed() ? anyOf(leaves(raw).map(this::of).toList()) : object(type);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Schemas::leaves)
                : Stream.of(type);
    }

    private ObjectNode object(JavaType type) {
        ObjectNode object = simple("object");
        ObjectNode properties = mapper.createObjectNode();
        ArrayNode required = mapper.createArrayNode();
        introspector
                .introspectForSerialization(type, introspector.introspectClassAnnotations(type))
                .findProperties()
                .stream()
                .filter(BeanPropertyDefinition::couldSerialize)
                .forEach(property -> {
                    properties.set(property.getName(), property(property));
                    required.add(property.getName());
                });
        if (!properties.isEmpty()) {
            object.set("properties", properties);
            object.set("required", required);
        }
        return object;
    }

    private ObjectNode property(BeanPropertyDefinition property) {
        ObjectNode schema = of(property.getAccessor().getType());
        return mayBeNull(property.getAccessor().getAnnotated()) ? orNull(schema) : schema;
    }

    private static boolean mayBeNull(AnnotatedElement accessor) {
        return switch (accessor) {
            case Method method -> method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
            case Field field -> field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            default -> false;
        };
    }

    /** An empty {@code Optional} is written as null. */
    private ObjectNode orNull(ObjectNode schema) {
        if (schema.isEmpty()) {
            return schema;
        }
        ObjectNode either = mapper.createObjectNode();
        either.putArray("anyOf").add(schema).add(simple("null"));
        return either;
    }

    ObjectNode simple(String type) {
        return mapper.createObjectNode().put("type", type);
    }
}
