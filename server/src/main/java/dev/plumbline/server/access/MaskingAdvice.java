package dev.plumbline.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Masks personal data in what the API answers to those who may not see it. Who may unmask says why in the header
 * {@code Plumbline-Unmask}, which is noted.
 */
@ControllerAdvice
@Order(AuditAdvice.BEFORE_MASKING + 1)
final class MaskingAdvice implements ResponseBodyAdvice<Object> {
    private static final String UNMASK = "Plumbline-Unmask";

    private final Audit audit;
    private final JsonMapper mapper;

    MaskingAdvice(Audit audit, JsonMapper mapper) {
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
        if (body == null
                || body instanceof String
                || !(request instanceof ServletServerHttpRequest asked)
                || !isAboutOthers(asked.getServletRequest().getRequestURI())) {
            return body;
        }
        Optional<Caller> masked = Gate.caller(SecurityContextHolder.getContext().getAuthentication())
                .filter(caller -> !caller.may(Permission.SEE_PERSONAL_DATA));
        return masked.isEmpty() || isUnmasked(masked.get(), asked.getServletRequest())
                ? body
                : MaskedJson.of(mapper.valueToTree(body));
    }

    private static boolean isAboutOthers(String path) {
        return path.startsWith("/api/") && !path.equals("/api/me");
    }

    private boolean isUnmasked(Caller caller, HttpServletRequest request) {
        Optional<String> reason = Optional.ofNullable(request.getHeader(UNMASK))
                .map(String::strip)
                .filter(said -> !said.isEmpty() && caller.may(Permission.UNMASK));
        reason.ifPresent(said -> audit.note(Audit.Deed.of(caller, "personal-data.unmask", request.getRequestURI())
                .because(said)));
        return reason.isPresent();
    }
}
