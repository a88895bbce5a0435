package dev.plumbline.server.backfill;

import java.time.Instant;

/**
 * How a job stands, for people. Times are UTC, and empty where nothing has happened yet.
 *
 * @param id the job's number
 * @param source a directory on the server's machine, or {@code inbox}
 * @param from only what is not older, empty for all
 * @param to only what is older, empty for all
 * @param customer the customer of a proof run, empty for everybody
 * @param state planning, planned, running, paused, cancelled, done or failed
 * @param trouble why it failed
 * @param doing what it does now, in words
 * @param counts how much is where
 * @param perSecond pieces that were loaded in a second since it was started last; 0 while that is not known
 * @param secondsLeft how long it takes from now, by this rate and Klaviyo's limits; -1 while that is not known
 * @param plan what there is
 * @param expected how long Klaviyo's limits let it take, in seconds
 * @param who who asked for it, and when
 */
public record Report(
        long id,
        String source,
        String from,
        String to,
        String customer,
        String state,
        String trouble,
        String doing,
        Counts counts,
        double perSecond,
        long secondsLeft,
        Forecast plan,
        Limits expected,
        Who who) {

    /**
     * How much is where.
     *
     * @param read rows and IDocs that were read for the plan
     * @param pieces of these go into the inbox
     * @param loaded are in it
     * @param worked were worked by the engine
     * @param exceptions of these cannot go on
     * @param told commands that came of them
     * @param sent of these Klaviyo has taken
     * @param queued of these wait for Klaviyo
     * @param refused of these Klaviyo does not take, or wait for one that it does not take
     */
    public record Counts(
            long read,
            long pieces,
            long loaded,
            long worked,
            long exceptions,
            long told,
            long sent,
            long queued,
            long refused) {}

    /** Seconds by single requests and by bulk requests; both 0 where no limits are known. */
    public record Limits(long oneByOne, long inBulk) {}

    /** Who asked for it, and when it was asked for, started and ended. */
    public record Who(String by, Instant created, String started, String ended) {}
}
