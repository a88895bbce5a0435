package dev.plumbline.server.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which events are read back: a share of them, and of a great many fewer. An event is in or out by its own identity, not by chance.
 *
 * @param share 0 (none) to 1 (all)
 * @param perHour how many events an hour are read back at most, about
 */
public record Sample(double share, int perHour) {
    private static final double ALL = 1L << 32;

    public Sample {
        if (!(share >= 0 && share <= 1) || perHour < 1) {
            throw new IllegalArgumentException(
                    "share " + share + " and perHour " + perHour + ", expected 0 to 1 and at least 1");
        }
    }

    /**
     * The share to take now.
     *
     * @param rate how many events an hour are accepted at present
     */
    double shareAt(long rate) {
        return share * Math.min(1, perHour / (double) Math.max(1, rate));
    }

    /** Whether an event is one of this share. One that is in a share is in every greater one. */
    static boolean has(String uniqueId, double share) {
        return share >= 1 || place(uniqueId) < share;
    }

    /** From 0 up to 1, evenly. */
    private static double place(String uniqueId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(uniqueId.getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt()) / ALL;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
