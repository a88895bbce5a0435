package dev.plumbline.server.access;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes and compares passwords: bcrypt of strength 12, some 200 ms of a core. Argon2 would take a library of eight megabytes; the hash
 * names its kind, so another can follow.
 */
final class Passwords {
    /** In characters. There is no rule of composition: length is what helps (NIST SP 800-63B). */
    static final int SHORTEST = 12;

    /** In bytes: bcrypt does not look further. */
    private static final int LONGEST = 72;

    private static final int STRENGTH = 12;

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH)));

    /** Hashing costs a core; what is mirrored must not wait for people who guess. */
    private final Semaphore turns = new Semaphore(2, true);

    private final Secrets secrets;
    private volatile String ofNobody = "";

    /** @param secrets make what no password is like */
    Passwords(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What is wrong with a new password, for the person who chose it; empty when nothing is. */
    static Optional<String> wrongWith(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("The password is too short: at least " + SHORTEST + " characters");
        }
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST
                ? Optional.of("The password is too long: at most " + LONGEST + " bytes")
                : Optional.empty();
    }

    String hash(String password) {
        return encode(password);
    }

    /** @param hash empty when there is none to compare with, which takes as long and is never right */
    boolean fits(String password, Optional<String> hash) {
        String compared = nobodys();
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash.orElse(compared)) && hash.isPresent();
        } finally {
            turns.release();
        }
    }

    /** What is compared when nobody has the name, so that the answer takes as long. Made at the first need: the start must not wait. */
    private String nobodys() {
        String known = ofNobody;
        if (!known.isEmpty()) {
            return known;
        }
        String made = encode(secrets.next());
        ofNobody = made;
        return made;
    }

    private String encode(String password) {
        turns.acquireUninterruptibly();
        try {
            return Optional.ofNullable(encoder.encode(password)).orElseThrow();
        } finally {
            turns.release();
        }
    }
}
