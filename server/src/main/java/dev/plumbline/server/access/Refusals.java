package dev.plumbline.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** How somebody is told that a request is refused: a program by a reason, a person by the page to sign in. */
final class Refusals {
    private static final JsonMapper JSON = new JsonMapper();

    private Refusals() {}

    /** Whether a person looks at the answer, and not a program. */
    static boolean isForAPerson(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/")
                && !path.equals("/idocs")
                && Optional.ofNullable(request.getHeader("Accept"))
                        .filter(accept -> accept.contains(MediaType.TEXT_HTML_VALUE))
                        .isPresent();
    }

    /** Whether htmx asks for a part of a page. */
    static boolean isOfAPage(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    static void write(HttpServletRequest request, HttpServletResponse response, int status, String reason)
            throws IOException {
        response.setStatus(status);
        boolean isText = isForAPerson(request) || request.getRequestURI().equals("/idocs");
        response.setContentType(isText ? MediaType.TEXT_PLAIN_VALUE : MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(isText ? reason + "\n" : JSON.writeValueAsString(Map.of("reason", reason)));
    }
}
