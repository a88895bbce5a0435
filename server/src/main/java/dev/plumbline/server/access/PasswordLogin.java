package dev.plumbline.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Signs a person in by name and password. An unknown name, a wrong password and a disabled person are answered alike. */
final class PasswordLogin implements AuthenticationProvider {
    private final Users users;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final InstantSource clock;

    PasswordLogin(Users users, Passwords passwords, LoginThrottle throttle, Audit audit, InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /** Too many tries have failed. */
    static final class HasToWait extends LockedException {
        private static final long serialVersionUID = 1;

        private final Duration time;

        HasToWait(Duration time) {
            super("Too many tries have failed");
            this.time = time;
        }

        /** Rounded up. */
        long seconds() {
            return time.plusMillis(999).toSeconds();
        }
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        String name = Users.normal(tried.getName());
        String address = tried.getDetails() instanceof WebAuthenticationDetails details
                ? Optional.ofNullable(details.getRemoteAddress()).orElse("")
                : "";
        throttle.admit(name, address).ifPresent(time -> {
            throw new HasToWait(time);
        });
        Optional<User> user = users.named(name);
        Optional<String> hash = user.flatMap(users::hashOf);
        boolean fits = passwords.fits(String.valueOf(tried.getCredentials()), hash);
        if (user.isEmpty() || !fits || !user.get().isEnabled()) {
            user.ifPresent(known -> audit.note(Audit.Deed.of(caller(known), "session.refused", known.name())));
            throw new BadCredentialsException("No such name and password");
        }
        throttle.succeeded(name, address);
        users.signedIn(user.get());
        audit.note(Audit.Deed.of(caller(user.get()), "session.begin", user.get().name()));
        return session(user.get(), clock.instant());
    }

    private static Caller caller(User user) {
        return new Caller(user.name(), user.role(), Caller.Way.SESSION);
    }

    /** What the session of a person remembers. */
    static Authentication session(User user, Instant now) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user.id(), user.name(), user.epoch(), now), "", List.of());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
