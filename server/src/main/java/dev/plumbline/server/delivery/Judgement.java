package dev.plumbline.server.delivery;

import dev.plumbline.server.exceptions.Refusal;
import dev.plumbline.server.outbox.Settlement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be written down in one transaction, and what follows in memory once it is. */
final class Judgement {
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Long> renewals = new ArrayList<>();
    private final Map<Long, String> startedJobs = new LinkedHashMap<>();
    private final Map<Long, String> closedJobs = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    List<Settlement> settlements() {
        return settlements;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** Accepted commands that may make up for an older refused one. */
    List<Long> renewals() {
        return renewals;
    }

    /** Klaviyo's ids of jobs that it has started. */
    Map<Long, String> startedJobs() {
        return startedJobs;
    }

    /** What became of jobs that are over. */
    Map<Long, String> closedJobs() {
        return closedJobs;
    }

    /** What follows when all of it is on disk. */
    List<Runnable> afterwards() {
        return afterwards;
    }
}
