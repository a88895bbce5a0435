package dev.plumbline.server.access;

import dev.plumbline.server.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Until when a session holds: for so long, as long as somebody is there, and as long as the person is as when it began. */
final class Sessions {
    private static final String SEEN = "plumbline.seen";

    private final Users users;
    private final Settings.Access settings;
    private final InstantSource clock;

    Sessions(Users users, Settings.Access settings, InstantSource clock) {
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who has signed in; empty when nobody has, or the session has ended by now. */
    Optional<Caller> callerOf(HttpServletRequest request) {
        Optional<HttpSession> session = Optional.ofNullable(request.getSession(false));
        Optional<SignedIn> signedIn = session.flatMap(any -> remembered());
        if (signedIn.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Caller> caller = signedIn.filter(
                        begun -> holds(begun.since(), seen(session.get(), begun), now, settings))
                .flatMap(this::person);
        if (caller.isEmpty()) {
            session.get().invalidate();
        } else if (!isLive(request)) {
            session.get().setAttribute(SEEN, now);
        }
        return caller;
    }

    /** The session of somebody who has signed in: its server forgets it later than one of a stranger. */
    static void lengthen(HttpServletRequest request, Settings.Access settings) {
        request.getSession()
                .setMaxInactiveInterval(Math.toIntExact(settings.idle().toSeconds()));
    }

    private static Optional<SignedIn> remembered() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
    }

    private static Instant seen(HttpSession session, SignedIn begun) {
        return session.getAttribute(SEEN) instanceof Instant last ? last : begun.since();
    }

    /** @param seen when somebody last was there */
    static boolean holds(Instant since, Instant seen, Instant now, Settings.Access settings) {
        return now.isBefore(since.plus(settings.longest())) && now.isBefore(seen.plus(settings.idle()));
    }

    private Optional<Caller> person(SignedIn begun) {
        return users.of(begun.user())
                .filter(user -> user.isEnabled() && user.epoch() == begun.epoch())
                .map(user -> new Caller(user.name(), user.role(), Caller.Way.SESSION));
    }

    /** A page that is left open asks for news by itself; nobody need sit before it. */
    private static boolean isLive(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept"))
                .filter(accept -> accept.contains("text/event-stream"))
                .isPresent();
    }
}
