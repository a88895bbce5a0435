package dev.plumbline.server.access;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Keeps what the body of a deed says for {@link AuditAdvice}, and who does it honest: {@code by} is who has signed in, whatever the body
 * says; the holder of a token is named beside.
 */
@ControllerAdvice
final class SaidAdvice extends RequestBodyAdviceAdapter {
    private static final String SAID = SaidAdvice.class.getName();
    private static final String BY = "by";

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return ResolvableType.forType(type).resolve() == Map.class;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        return body instanceof Map<?, ?> said ? signed(said) : body;
    }

    @Override
    public @Nullable Object handleEmptyBody(
            @Nullable Object body,
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        Map<?, ?> signed = signed(Map.of());
        return signed.isEmpty() ? body : signed;
    }

    private static Map<?, ?> signed(Map<?, ?> said) {
        RequestContextHolder.currentRequestAttributes().setAttribute(SAID, said, RequestAttributes.SCOPE_REQUEST);
        Optional<Caller> caller = Gate.caller(SecurityContextHolder.getContext().getAuthentication());
        return caller.<Map<?, ?>>map(known -> switch (known.way()) {
                    case SESSION, TOKEN -> {
                        Map<Object, Object> signed = new LinkedHashMap<>(said);
                        signed.put(BY, known.signature(said(said, BY)));
                        yield signed;
                    }
                    // Somebody on this machine and the user of the intake say themselves who they are, as they always
                    // did.
                    case LOCAL, INTAKE_USER -> said;
                })
                .orElse(said);
    }

    /** What the body of the present request says of something; empty when it says nothing. */
    static String said(String field) {
        return RequestContextHolder.currentRequestAttributes().getAttribute(SAID, RequestAttributes.SCOPE_REQUEST)
                        instanceof Map<?, ?> said
                ? said(said, field)
                : "";
    }

    private static String said(Map<?, ?> body, String field) {
        return body.get(field) instanceof String text ? text : "";
    }
}
