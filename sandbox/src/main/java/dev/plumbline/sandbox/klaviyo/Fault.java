package dev.plumbline.sandbox.klaviyo;

import java.time.Duration;

/**
 * Something that goes wrong on purpose.
 *
 * @param path requests whose path starts with this
 * @param share of those requests, from 0 to 1
 * @param times how often at most
 * @param delay for {@link Kind#SLOW}; how long to wait for {@link Kind#THROTTLED}
 */
public record Fault(Kind kind, String path, double share, int times, Duration delay) {

    /** What happens. */
    public enum Kind {
        /** 429 with Retry-After. */
        THROTTLED,
        /** 500 with an error document. */
        ERROR_500,
        /** 502 with a page of HTML. */
        HTML_502,
        /** 504 with a page of HTML. */
        HTML_504,
        /** 524, a content delivery network's own, without a body. */
        EMPTY_524,
        /** 503 without a body. */
        EMPTY_503,
        /** 403 with the challenge page of a content delivery network. */
        CHALLENGE_403,
        /** 401, as after somebody has revoked the key. */
        UNAUTHORIZED,
        /** The connection breaks before anything is taken in. */
        RESET_BEFORE,
        /** Everything is taken in, and the connection breaks before anybody is told. */
        RESET_AFTER,
        /** The answer comes late. */
        SLOW,
        /** 202, and the event is never seen again. Strikes where events are told, nothing else. */
        LOST,
        /** The request is processed twice. */
        TWICE,
        /** A bulk job is taken and then given up by Klaviyo, with nothing done. */
        JOB_CANCELLED,
        /** A bulk job is taken, and nobody knows of it afterwards. */
        JOB_FORGOTTEN,
        /** One row of a bulk job fails. */
        JOB_ROW_FAILS
    }

    /** A fault that strikes every request below {@code /api}, without end. */
    public static Fault always(Kind kind) {
        return new Fault(kind, "/api", 1, Integer.MAX_VALUE, Duration.ofSeconds(1));
    }

    public Fault on(String pathPrefix) {
        return new Fault(kind, pathPrefix, share, times, delay);
    }

    public Fault withShare(double part) {
        return new Fault(kind, path, part, times, delay);
    }

    public Fault atMost(int count) {
        return new Fault(kind, path, share, count, delay);
    }

    public Fault lasting(Duration time) {
        return new Fault(kind, path, share, times, time);
    }
}
