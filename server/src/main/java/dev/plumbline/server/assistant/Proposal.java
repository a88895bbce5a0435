package dev.plumbline.server.assistant;

import dev.plumbline.server.access.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that an assistant put down for a person to decide.
 *
 * @param about the cause whose exceptions are meant, or the version that the mapping would have
 * @param why what the assistant says
 * @param content the mapping's file; empty for a retry
 * @param plan by what it was planned: how many exceptions were open, or which version of the mapping was in force
 * @param shown what it would change, as JSON of a {@link dev.plumbline.server.preview.Comparison}; empty for a retry
 * @param by who proposed it: the token's name
 */
public record Proposal(
        long id,
        Kind kind,
        String about,
        String why,
        String content,
        String plan,
        String shown,
        String by,
        Instant at,
        State state,
        Decision decision) {

    /** After so long nobody knows any more what it was meant for. */
    public static final Duration HOLDS = Duration.ofDays(7);

    /** What can be proposed. */
    public enum Kind {
        /** Try again what failed for one cause. */
        RETRY(Permission.REPLAY),
        /** Bring another mapping into force. */
        MAPPING(Permission.CHANGE_MAPPING);

        private final Permission decided;

        Kind(Permission decided) {
            this.decided = decided;
        }

        /** What it takes to decide about one. */
        public Permission decided() {
            return decided;
        }
    }

    /** How it stands. */
    public enum State {
        /** Somebody may decide. */
        OPEN,
        /** Nobody did in time. */
        EXPIRED,
        APPROVED,
        REJECTED
    }

    /**
     * What a person decided.
     *
     * @param by empty while nobody did, like all else here
     * @param outcome what came of it, or what is left to do
     */
    public record Decision(String by, String why, Optional<Instant> at, String outcome) {}

    /** Until when somebody may decide. */
    public Instant until() {
        return at.plus(HOLDS);
    }

    /** How it stands at a moment. */
    Proposal asOf(Instant now) {
        return state == State.OPEN && !now.isBefore(until())
                ? new Proposal(id, kind, about, why, content, plan, shown, by, at, State.EXPIRED, decision)
                : this;
    }
}
