package dev.plumbline.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Notes what was done on pages: every form of {@link Routes} that has an action, with what the person is told came of it (the flash
 * attribute {@code said}). Answers of the API are {@link AuditAdvice}'s.
 */
final class PageAudit implements HandlerInterceptor {
    private final Audit audit;

    PageAudit(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        // Without a page to show it was an answer of the API.
        if (page != null) {
            Routes.ALL.of(request).filter(route -> !route.action().isEmpty()).ifPresent(route -> note(request, route));
        }
    }

    private void note(HttpServletRequest request, Route route) {
        Gate.caller(SecurityContextHolder.getContext().getAuthentication())
                .ifPresent(caller -> audit.note(new Audit.Deed(
                        caller.signature(""),
                        caller.role(),
                        route.action(),
                        parameter(request, "about").orElseGet(() -> AuditAdvice.object(request, route)),
                        "",
                        String.valueOf(
                                RequestContextUtils.getOutputFlashMap(request).getOrDefault("said", "")),
                        Stream.of("why", "text", "to")
                                .flatMap(name -> parameter(request, name).stream())
                                .findFirst()
                                .orElse(""))));
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isBlank());
    }
}
