package dev.plumbline.server.preflight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer.
 *
 * @param at when it was asked; it holds for that moment
 * @param account the Klaviyo account, by the name that the configuration gives it
 * @param segment the segment's name
 * @param segmentId Klaviyo's id of it
 * @param size how many members Klaviyo counts; empty when it did not say
 * @param looked of how many customers with something open it was asked whether they are members
 * @param verdict the worst of the reasons; GO without any
 * @param reasons the worst first
 * @param exclude the members with something open: whom to leave out of a campaign that is sent now
 */
public record Preflight(
        Instant at,
        String account,
        String segment,
        String segmentId,
        Optional<Long> size,
        int looked,
        Verdict verdict,
        List<Reason> reasons,
        List<Member> exclude) {

    public Preflight {
        reasons = List.copyOf(reasons);
        exclude = List.copyOf(exclude);
    }

    /**
     * Why not to send, or not to everybody.
     *
     * @param what in words, with the number
     * @param next what a person can do about it
     */
    public record Reason(Verdict verdict, String what, String next) {}

    /**
     * A member with something open.
     *
     * @param externalId Klaviyo's {@code external_id}: the SAP customer number
     * @param profileId Klaviyo's own id
     */
    public record Member(String externalId, String profileId, Set<Trouble> troubles) {
        public Member {
            troubles = Set.copyOf(troubles);
        }
    }
}
