package dev.plumbline.server.intake;

import dev.plumbline.server.settings.Settings.Credentials;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in without the configured user and password, except to ask whether the server is up. */
final class BasicAuthentication extends OncePerRequestFilter {
    private final byte[] expected;

    BasicAuthentication(Credentials credentials) {
        String pair = credentials.user() + ":" + credentials.password();
        expected = ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] given = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("")
                .replaceFirst("^(?i:basic) ", "Basic ")
                .getBytes(StandardCharsets.UTF_8);
        // In constant time: the answer's delay must not tell how much of a guess was right.
        if (MessageDigest.isEqual(expected, given)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Plumbline\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals("/health");
    }
}
