package dev.plumbline.sandbox.klaviyo;

import java.time.Instant;

/** Everything that the one account holds. Not for several threads. */
final class Account {
    private final Profiles profiles = new Profiles();
    private final Events events;
    private final Catalog catalog = new Catalog();
    private final Segments segments = new Segments();
    private final Jobs jobs;
    private long consentWrites;

    Account(StandInOptions options) {
        events = new Events(profiles, options);
        jobs = new Jobs(options.processing());
    }

    /** Lets time pass: whatever is due is processed. */
    void process(Instant now) {
        jobs.process(now);
        events.process(now);
    }

    /** See {@link KlaviyoModel#forget}. */
    void forget(Instant unchanged, Instant ended) {
        profiles.forget(unchanged);
        events.forget();
        catalog.forget(unchanged);
        jobs.forget(ended);
    }

    void countConsentWrite() {
        consentWrites++;
    }

    long consentWrites() {
        return consentWrites;
    }

    Profiles profiles() {
        return profiles;
    }

    Events events() {
        return events;
    }

    Catalog catalog() {
        return catalog;
    }

    Segments segments() {
        return segments;
    }

    Jobs jobs() {
        return jobs;
    }
}
