package dev.plumbline.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls, and refuses what another site's page has a browser do. */
final class CallerFilter extends OncePerRequestFilter {
    private final Users users;
    private final Tokens tokens;
    private final Optional<IntakeUser> intakeUser;
    private final Sessions sessions;
    private final SameOrigin origin;

    CallerFilter(Users users, Tokens tokens, Optional<IntakeUser> intakeUser, Sessions sessions, SameOrigin origin) {
        this.users = users;
        this.tokens = tokens;
        this.intakeUser = intakeUser;
        this.sessions = sessions;
        this.origin = origin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (origin.isForeign(request)) {
            Refusals.write(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Another site's page asked for this; only Plumbline's own pages may. A program that is no browser must not"
                            + " send Origin");
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        try {
            callerOf(request).ifPresent(caller -> {
                context.setAuthentication(new CallerAuthentication(caller));
                // For pages.
                request.setAttribute("caller", caller);
            });
        } catch (DataAccessException away) {
            response.setHeader("Retry-After", "10");
            Refusals.write(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "The database is away, so nobody can be let in. Nothing of this request counts; send it again");
            return;
        }
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<Caller> callerOf(HttpServletRequest request) {
        String authorization =
                Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        String scheme = authorization.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        if (scheme.equals("bearer")) {
            return tokens.holderOf(authorization.substring(scheme.length()).strip());
        }
        if (scheme.equals("basic") && intakeUser.isPresent()) {
            return intakeUser.filter(user -> user.isNamedBy(authorization)).map(user -> user.caller(users.exist()));
        }
        if (!users.exist() && intakeUser.isEmpty() && origin.isOfThisMachine(request)) {
            return Optional.of(Caller.ON_THIS_MACHINE);
        }
        return sessions.callerOf(request);
    }
}
