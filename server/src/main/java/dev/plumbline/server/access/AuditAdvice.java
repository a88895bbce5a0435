package dev.plumbline.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notes what was done through the API, before it is answered: every route of {@link Routes} that has an action, once it went well. */
@ControllerAdvice
@Order(AuditAdvice.BEFORE_MASKING)
final class AuditAdvice implements ResponseBodyAdvice<Object> {
    static final int BEFORE_MASKING = 0;

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final Audit audit;
    private final JsonMapper mapper;

    AuditAdvice(Audit audit, JsonMapper mapper) {
        this.audit = audit;
        this.mapper = mapper;
    }

    @Override
    public boolean supports(MethodParameter result, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter result,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null
                && request instanceof ServletServerHttpRequest asked
                && response instanceof ServletServerHttpResponse answer
                && answer.getServletResponse().getStatus() < 300) {
            HttpServletRequest servlet = asked.getServletRequest();
            Routes.ALL
                    .of(servlet)
                    .filter(route -> !route.action().isEmpty())
                    .ifPresent(route -> note(servlet, route, mapper.valueToTree(body)));
        }
        return body;
    }

    private void note(HttpServletRequest request, Route route, JsonNode answer) {
        Optional<Caller> caller = Gate.caller(SecurityContextHolder.getContext().getAuthentication());
        String reason = SaidAdvice.said("reason");
        caller.ifPresent(known -> audit.note(new Audit.Deed(
                known.signature(SaidAdvice.said("by")),
                known.role(),
                route.action(),
                object(request, route),
                answer.path("before").asString(""),
                answer.toString(),
                reason.isEmpty() ? SaidAdvice.said("why") : reason)));
    }

    /** {@code order/PRD-100/12345} of a hold, {@code exception/7} of an exception, {@code mapping} of the mapping. */
    static String object(HttpServletRequest request, Route route) {
        String noun = route.action().substring(0, route.action().indexOf('.'));
        String named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> values
                ? VARIABLE.matcher(route.pattern().getPatternString())
                        .results()
                        .map(variable -> String.valueOf(values.get(variable.group(1))))
                        .collect(Collectors.joining("/"))
                : "";
        if (named.isEmpty()) {
            return noun;
        }
        return noun.equals("hold") ? named : noun + "/" + named;
    }
}
