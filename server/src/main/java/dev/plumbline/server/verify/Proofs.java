package dev.plumbline.server.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger says of events that Klaviyo has accepted and nobody has seen there, and of how long others took. All methods work
 * inside the caller's transaction, and each concerns one account, by the name that the configuration gives it.
 */
public interface Proofs {

    /**
     * The events whose time has come to be looked for: those looked for before at their next look, those never looked for once they are old
     * enough; each of the two oldest first.
     *
     * @param acceptedBy of those never looked for, only those accepted by then
     * @param limit how many of each of the two at most
     */
    List<Unproven> due(String account, Instant acceptedBy, Instant now, int limit);

    /** Leaves events for ever accepted that are not of the sample. */
    void leaveOut(String account, List<Unproven> unsampled, Instant now);

    /** How many events were looked for the first time, or left out, since then. */
    long metSince(String account, Instant since);

    /**
     * Writes down what looks came to. What has been put back into the queue meanwhile stays as it is. What is to be sent again goes back into
     * the queue, having been tried before, and so by the single endpoint, where a repetition is harmless.
     */
    void note(String account, List<Finding> findings, Instant now);

    /** The lags of events that were found since then. */
    Lags lagsSince(String account, Instant since);

    /** The newest acceptance whose event was found. */
    Optional<Instant> front(String account);
}
