package dev.plumbline.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes secrets that nobody guesses, and what is kept of them. */
final class Secrets {
    private static final int BYTES = 32;

    private final RandomGenerator random;

    /** @param random unforeseeable */
    Secrets(RandomGenerator random) {
        this.random = random;
    }

    /** 256 random bits in 43 characters that stand in a URL and a header as they are. */
    String next() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** A password to be handed to a person once: 100 random bits in letters that are not taken for each other. */
    String password() {
        String letters = "abcdefghjkmnpqrstuvwxyz23456789ABCD"; // 35 of them
        StringBuilder password = new StringBuilder();
        for (int n = 0; n < 20; n++) {
            password.append(n > 0 && n % 5 == 0 ? "-" : "").append(letters.charAt(random.nextInt(letters.length())));
        }
        return password.toString();
    }

    /** SHA-256. Enough for what {@link #next} made, not for what a person made. */
    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** Compares in constant time: the answer's delay must not tell how much of a guess was right. */
    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
