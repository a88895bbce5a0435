package dev.plumbline.server.exceptions;

import java.util.List;

/** Where the delivery puts what Klaviyo does not take. Both methods work inside the caller's transaction. */
public interface RefusalDesk {

    /** Opens an exception for each refusal. */
    void open(List<Refusal> refusals);

    /**
     * A new state of something reached Klaviyo: an older one that was refused is of no interest any more, and what was parked behind
     * it may go.
     *
     * @param accepted commands that say all that there is to say of their kind and lane
     */
    void closeRenewed(List<Long> accepted);
}
