package dev.plumbline.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing slow: after five failures for a name or from an address each further try has to wait, ten seconds and then twice as long each time. A name
 * waits a minute at most, since everybody can fail in another's name; an address a quarter of an hour. In memory, and bounded: whoever
 * failed longest ago is forgotten first. Thread-safe.
 */
final class LoginThrottle {
    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int MOST = 10_000;
    private static final Duration LONGEST_FOR_NAME = Duration.ofMinutes(1);
    private static final Duration LONGEST_FOR_ADDRESS = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Tries> names = new Bounded();
    private final Map<String, Tries> addresses = new Bounded();

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** @param failed how many in a row */
    private record Tries(int failed, Instant last) {
        Instant next(Duration longest) {
            if (failed < FREE) {
                return last;
            }
            Duration doubled = FIRST.multipliedBy(1L << Math.min(failed - FREE, 20));
            return last.plus(doubled.compareTo(longest) < 0 ? doubled : longest);
        }
    }

    /** Old entries go first. */
    private static final class Bounded extends LinkedHashMap<String, Tries> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST;
        }
    }

    /**
     * Lets a try happen and counts it as failed until {@link #succeeded} takes that back, so that tries at the same time count too. Or
     * says how long to wait.
     *
     * @param address of the network
     */
    synchronized Optional<Duration> admit(String name, String address) {
        Instant now = clock.instant();
        Instant next = later(
                tries(names, name, now).next(LONGEST_FOR_NAME),
                tries(addresses, network(address), now).next(LONGEST_FOR_ADDRESS));
        if (next.isAfter(now)) {
            return Optional.of(Duration.between(now, next));
        }
        failed(names, name, now);
        failed(addresses, network(address), now);
        return Optional.empty();
    }

    /** The try that was let happen was right. The address keeps its earlier failures: one's own password must not pay for guesses. */
    synchronized void succeeded(String name, String address) {
        names.remove(name);
        addresses.computeIfPresent(
                network(address), (key, tries) -> new Tries(Math.max(0, tries.failed() - 1), tries.last()));
    }

    /** How many names and addresses are remembered. */
    synchronized int known() {
        return names.size() + addresses.size();
    }

    private static Tries tries(Map<String, Tries> map, String key, Instant now) {
        Tries none = new Tries(0, now);
        Tries tries = map.getOrDefault(key, none);
        return tries.last().plus(FORGOTTEN_AFTER).isBefore(now) ? none : tries;
    }

    private static void failed(Map<String, Tries> map, String key, Instant now) {
        int before = tries(map, key, now).failed();
        map.remove(key);
        map.put(key, new Tries(before + 1, now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Who has one address of IPv6 has all of its /64. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split(":", 5);
        return String.join(
                ":", groups[0], groups[1], groups.length > 2 ? groups[2] : "", groups.length > 3 ? groups[3] : "");
    }
}
