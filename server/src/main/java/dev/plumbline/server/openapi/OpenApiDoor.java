package dev.plumbline.server.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document of this server. */
@RestController
@RequestMapping("/api")
final class OpenApiDoor {
    private final Supplier<String> document;

    OpenApiDoor(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers,
            Guard guard,
            JsonMapper mapper) {
        document = SingletonSupplier.of(() -> written(handlers.getObject(), guard, mapper));
    }

    private static String written(RequestMappingHandlerMapping handlers, Guard guard, JsonMapper mapper) {
        List<Operation> operations = handlers.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> operations(entry.getKey(), entry.getValue(), guard))
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
                .toList();
        String version = Optional.ofNullable(OpenApiDoor.class.getPackage().getImplementationVersion())
                .orElse("development");
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(new Document(mapper).of(operations, version));
    }

    private static Stream<Operation> operations(RequestMappingInfo info, HandlerMethod handler, Guard guard) {
        return Optional.ofNullable(handler.getMethodAnnotation(Call.class)).stream()
                .flatMap(call -> info.getPatternValues().stream()
                        .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                                .flatMap(method -> guard.of(method.name(), path).stream()
                                        .map(demand -> new Operation(method.name(), path, handler, call, demand)))));
    }

    // A text is written as it is: there is nothing personal in it, and its examples stay readable.
    @Call(
            value = "Describes every call of this server, in OpenAPI 3.1.",
            more = "For tools that make clients, tests or pages of it.",
            media = "application/json")
    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document.get());
    }
}
