package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Failure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What became of a bulk job. */
sealed interface JobNews {

    /** It is not over. */
    record Running() implements JobNews {}

    /** It could not be asked after. */
    record Unreadable(Failure failure) implements JobNews {}

    /**
     * It is over.
     *
     * @param failed how many rows Klaviyo did not take
     * @param faults what it says of them
     */
    record Ended(int failed, List<Fault> faults) implements JobNews {
        public Ended {
            faults = List.copyOf(faults);
        }
    }

    /** It was given up, has expired, or was never started: its commands are to be sent again. */
    record Lost(String reason) implements JobNews {}

    /**
     * Why a row was not taken.
     *
     * @param key the external id of its profile or catalog entry, where it is named
     * @param row its position in the request, where it is named
     */
    record Fault(Optional<String> key, OptionalInt row, String reason) {}
}
