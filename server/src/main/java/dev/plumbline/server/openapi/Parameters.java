package dev.plumbline.server.openapi;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a call takes beside its path: parameters of the path and the query, and a body. */
final class Parameters {
    /** Stands for no number at all: the newest. */
    private static final String NO_END = String.valueOf(Long.MAX_VALUE);

    private final JsonMapper mapper;
    private final Schemas schemas;

    Parameters(JsonMapper mapper, Schemas schemas) {
        this.mapper = mapper;
        this.schemas = schemas;
    }

    /** Those of the path and the query. */
    ArrayNode of(HandlerMethod handler) {
        ArrayNode parameters = mapper.createArrayNode();
        Arrays.stream(handler.getMethod().getParameters())
                .flatMap(parameter -> Stream.concat(inPath(parameter).stream(), inQuery(parameter).stream()))
                .forEach(parameters::add);
        return parameters;
    }

    /** Whether one of these could be of another type than it has to be. */
    static boolean canBeMistaken(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(PathVariable.class)
                        || parameter.isAnnotationPresent(RequestParam.class))
                .anyMatch(parameter -> parameter.getType().isPrimitive() || isRequired(parameter));
    }

    private static boolean isRequired(Parameter parameter) {
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        return query != null
                && query.required()
                && query.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                && parameter.getType() != Optional.class;
    }

    private Optional<ObjectNode> inPath(Parameter parameter) {
        return parameter.isAnnotationPresent(PathVariable.class)
                ? Optional.of(named(parameter, "path", true, schemas.of(parameter.getParameterizedType())))
                : Optional.empty();
    }

    private Optional<ObjectNode> inQuery(Parameter parameter) {
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        if (query == null) {
            return Optional.empty();
        }
        ObjectNode schema = schemas.of(withoutOptional(parameter.getParameterizedType()));
        String given = query.defaultValue();
        if (!given.equals(ValueConstants.DEFAULT_NONE) && !given.isEmpty() && !given.equals(NO_END)) {
            if (parameter.getType().isPrimitive()) {
                schema.put("default", Long.parseLong(given));
            } else {
                schema.put("default", given);
            }
        }
        return Optional.of(named(parameter, "query", isRequired(parameter), schema));
    }

    private static Type withoutOptional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private ObjectNode named(Parameter parameter, String place, boolean isRequired, ObjectNode schema) {
        ObjectNode named = mapper.createObjectNode();
        named.put("name", parameter.getName()).put("in", place);
        Optional.ofNullable(parameter.getAnnotation(Says.class))
                .ifPresent(says -> named.put("description", says.value()));
        if (isRequired) {
            named.put("required", true);
        }
        named.set("schema", schema);
        return named;
    }

    /** Whether the body is JSON. */
    static boolean takesJson(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class));
    }

    /** The body; empty when there is none. */
    Optional<ObjectNode> body(HandlerMethod handler, Call call) {
        ObjectNode content = mapper.createObjectNode();
        for (String type : call.raw()) {
            content.putObject(type);
        }
        if (takesJson(handler)) {
            content.putObject("application/json").set("schema", said(call.takes()));
        }
        if (content.isEmpty()) {
            return Optional.empty();
        }
        boolean canBeLeftOut = Arrays.stream(handler.getMethod().getParameters())
                .anyMatch(parameter ->
                        parameter.isAnnotationPresent(RequestBody.class) && parameter.getType() == Optional.class);
        boolean saysWhatIsRequired = Arrays.stream(call.takes()).anyMatch(Call.Field::required);
        ObjectNode body = mapper.createObjectNode().put("required", !canBeLeftOut || saysWhatIsRequired);
        body.set("content", content);
        return Optional.of(body);
    }

    private ObjectNode said(Call.Field[] fields) {
        ObjectNode object = schemas.simple("object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = mapper.createArrayNode();
        for (Call.Field field : fields) {
            ObjectNode type = schemas.of(field.type());
            properties.set(field.name(), (field.many() ? schemas.listOf(type) : type).put("description", field.says()));
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        return object;
    }
}
