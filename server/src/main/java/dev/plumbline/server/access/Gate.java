package dev.plumbline.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;

/** Lets through who may, by {@link Routes}, and tells the others what they lack. */
final class Gate
        implements AuthorizationManager<RequestAuthorizationContext>, AuthenticationEntryPoint, AccessDeniedHandler {
    private final Users users;

    Gate(Users users) {
        this.users = users;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        Optional<Needs> needs = Routes.ALL.of(context.getRequest()).map(Route::needs);
        return new AuthorizationDecision(
                needs.map(need -> fulfils(authentication, need)).orElse(false));
    }

    private static boolean fulfils(Supplier<? extends @Nullable Authentication> authentication, Needs need) {
        return switch (need) {
            case Needs.Nothing() -> true;
            case Needs.ToBeKnown() -> caller(authentication.get()).isPresent();
            case Needs.ToBeAllowed(Permission permission) ->
                caller(authentication.get())
                        .filter(caller -> caller.may(permission))
                        .isPresent();
        };
    }

    static Optional<Caller> caller(@Nullable Authentication authentication) {
        return authentication instanceof CallerAuthentication known ? Optional.of(known.caller()) : Optional.empty();
    }

    /** Nobody knows who it is. */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException unauthenticated)
            throws IOException {
        if (Refusals.isOfAPage(request)) {
            response.setHeader("HX-Redirect", "/login");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (Refusals.isForAPerson(request)) {
            response.sendRedirect("/login");
        } else {
            boolean speaksBasic = request.getRequestURI().equals("/idocs") || !users.exist();
            response.setHeader("WWW-Authenticate", (speaksBasic ? "Basic" : "Bearer") + " realm=\"Plumbline\"");
            Refusals.write(request, response, HttpServletResponse.SC_UNAUTHORIZED, whatIsWanted());
        }
    }

    private String whatIsWanted() {
        return users.exist()
                ? "Say who you are: an API token in \"Authorization: Bearer plb_…\" (./plumbline: PLUMBLINE_TOKEN), which an"
                        + " admin makes with ./plumbline tokens create; for POST /idocs the intake's user and password"
                : "Say who you are: the intake's user and password (PLUMBLINE_INTAKE_USER, PLUMBLINE_INTAKE_PASSWORD), or"
                        + " make the first user with the setup link that the server logged at its start";
    }

    /** It is known who it is, and that one may not. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Optional<Route> route = Routes.ALL.of(request);
        if (route.isEmpty()) {
            Refusals.write(request, response, HttpServletResponse.SC_NOT_FOUND, "There is no such page or call");
        } else if (denied instanceof CsrfException && request.getRequestURI().equals("/login")) {
            response.sendRedirect("/login?again");
        } else if (denied instanceof CsrfException) {
            Refusals.write(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "The page was open for too long, or cookies are refused; load it again");
        } else {
            Refusals.write(request, response, HttpServletResponse.SC_FORBIDDEN, whatIsLacking(route.get()));
        }
    }

    private static String whatIsLacking(Route route) {
        String who = caller(SecurityContextHolder.getContext().getAuthentication())
                .map(caller -> caller.name() + " has the role " + caller.role().word() + ", which")
                .orElse("Who is not known");
        return switch (route.needs()) {
            case Needs.ToBeAllowed(Permission permission) ->
                who + " may not do this; it takes the permission " + permission + ", see docs/access.md";
            case Needs.Nothing(), Needs.ToBeKnown() -> who + " may not do this";
        };
    }
}
