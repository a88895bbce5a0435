package dev.plumbline.server.openapi;

import dev.plumbline.server.openapi.Guard.Demand;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a call answers, and how it refuses. */
final class Responses {
    private final JsonMapper mapper;
    private final Schemas schemas;

    Responses(JsonMapper mapper, Schemas schemas) {
        this.mapper = mapper;
        this.schemas = schemas;
    }

    ObjectNode of(Operation operation) {
        ObjectNode responses = mapper.createObjectNode();
        ObjectNode good = responses.putObject("200").put("description", "It went well.");
        good.set("content", good(operation));
        for (int status : statuses(operation)) {
            ObjectNode refused =
                    responses.putObject(String.valueOf(status)).put("description", Statuses.inWords(status));
            refused.set("content", refused(operation, status));
            if (status == 503 && !(operation.demand() instanceof Demand.Nothing)) {
                ObjectNode wait = refused.putObject("headers").putObject("Retry-After");
                wait.put("description", "Seconds after which it is worth trying again, where that is known.");
                wait.set("schema", schemas.simple("integer"));
            }
        }
        return responses;
    }

    private ObjectNode good(Operation operation) {
        Type type = answered(operation.handler().getMethod().getGenericReturnType());
        Call call = operation.call();
        ObjectNode content = mapper.createObjectNode();
        if (type == String.class) {
            boolean isJson = call.media().equals(MediaType.APPLICATION_JSON_VALUE);
            content.putObject(call.media()).set("schema", schemas.simple(isJson ? "object" : "string"));
        } else if (type == StreamingResponseBody.class) {
            // Bytes, which no schema describes.
            content.putObject(call.media());
        } else if (call.answers().length == 0 && type instanceof WildcardType) {
            throw new IllegalStateException(operation.handler() + " does not say what it answers: @Call(answers = …)");
        } else {
            content.putObject(MediaType.APPLICATION_JSON_VALUE).set("schema", schema(type, call));
        }
        return content;
    }

    private ObjectNode schema(Type type, Call call) {
        if (call.answers().length == 0) {
            return schemas.of(type);
        }
        ObjectNode one =
                schemas.anyOf(Arrays.stream(call.answers()).map(schemas::of).toList());
        return call.many() ? schemas.listOf(one) : one;
    }

    private static Type answered(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static NavigableSet<Integer> statuses(Operation operation) {
        NavigableSet<Integer> statuses = new TreeSet<>();
        Arrays.stream(operation.call().refuses()).forEach(statuses::add);
        boolean takesJson = Parameters.takesJson(operation.handler());
        if (takesJson || Parameters.canBeMistaken(operation.handler())) {
            statuses.add(400);
        }
        if (takesJson) {
            statuses.add(415);
        }
        switch (operation.demand()) {
            case Demand.Nothing() -> {}
            case Demand.ToBeKnown() -> statuses.addAll(List.of(401, 503));
            case Demand.ToBeAllowed _ -> statuses.addAll(List.of(401, 403, 503));
        }
        return statuses;
    }

    private ObjectNode refused(Operation operation, int status) {
        ObjectNode content = mapper.createObjectNode();
        boolean isOfTheGate = status == 401 || status == 403 || status == 503;
        boolean isJson = operation.call().refusesAs().equals(MediaType.APPLICATION_JSON_VALUE);
        if (!isJson) {
            content.putObject(operation.call().refusesAs()).set("schema", schemas.simple("string"));
        }
        if (isOfTheGate && operation.path().equals("/idocs")) {
            content.putObject(MediaType.TEXT_PLAIN_VALUE).set("schema", schemas.simple("string"));
        } else if (isJson) {
            content.putObject(MediaType.APPLICATION_JSON_VALUE).set("schema", json(operation, status));
        }
        return content;
    }

    /** Of 400 there are two forms: the handler's, and that of what did not get so far; all else is said by the handler or by the gate. */
    private ObjectNode json(Operation operation, int status) {
        ObjectNode refusal = schemas.of(Refusal.class);
        ObjectNode malformed = schemas.of(Malformed.class);
        boolean isTheHandlers = Arrays.stream(operation.call().refuses()).anyMatch(refused -> refused == status);
        if (status == 415) {
            return malformed;
        }
        return status == 400 ? isTheHandlers ? schemas.anyOf(List.of(refusal, malformed)) : malformed : refusal;
    }
}
