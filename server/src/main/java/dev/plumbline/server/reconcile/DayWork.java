package dev.plumbline.server.reconcile;

import dev.plumbline.klaviyo.Cursor;
import dev.plumbline.klaviyo.EventQuery;
import dev.plumbline.klaviyo.Metric;
import dev.plumbline.klaviyo.Page;
import dev.plumbline.klaviyo.StoredEvent;
import dev.plumbline.server.reconcile.DayComparison.Evidence;
import dev.plumbline.server.reconcile.DayComparison.Question;
import dev.plumbline.server.reconcile.KlaviyoReads.Read;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads a day of a metric event by event; the days around it too, where something of the day is not there. */
final class DayWork {
    private final Question question;
    private final List<Told> told;
    private final List<Metric> metrics;
    private final Instant before;
    private final Deque<Listing> listings = new ArrayDeque<>();
    private final List<There> there = new ArrayList<>();
    private final List<There> around = new ArrayList<>();
    private boolean hasLookedAround;

    /** @param isOfTheDay whether it is of the day itself, and not of one around it */
    private record Listing(EventQuery query, String integration, boolean isOfTheDay, Optional<Cursor> page, int read) {}

    /**
     * @param told of the day and of those around it
     * @param metrics Klaviyo's of that name
     * @param before nothing younger is compared
     */
    DayWork(Question question, List<Told> told, List<Metric> metrics, Instant before) {
        this.question = question;
        this.told = told;
        this.metrics = metrics;
        this.before = before;
        list(question.day(), true);
    }

    private void list(LocalDate day, boolean isOfTheDay) {
        Instant start = day.atStartOfDay(question.zone()).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(question.zone()).toInstant();
        Instant last = isOfTheDay && before.isBefore(end) ? before : end;
        metrics.forEach(metric -> listings.add(new Listing(
                EventQuery.ofMetric(metric.id(), start, last),
                metric.integrationName().orElse("API"),
                isOfTheDay,
                Optional.empty(),
                0)));
    }

    boolean isDone() {
        return listings.isEmpty() && hasLookedAround;
    }

    /** One request at most. */
    Read<?> step(KlaviyoReads reads) {
        Listing listing = listings.peekFirst();
        if (listing == null) {
            hasLookedAround = true;
            if (DayComparison.isMissingSomething(question, told, there)) {
                list(question.day().minusDays(1), false);
                list(question.day().plusDays(1), false);
            }
            return new Read.Got<>("");
        }
        Read<Page<StoredEvent>> read = reads.events(listing.query(), listing.page());
        List<There> into = listing.isOfTheDay() ? there : around;
        switch (read) {
            case Read.Got<Page<StoredEvent>> got -> {
                listings.removeFirst();
                got.value().items().forEach(event -> into.add(There.of(event, listing.integration())));
                int all = listing.read() + got.value().items().size();
                got.value()
                        .next()
                        .ifPresent(page -> listings.addFirst(new Listing(
                                listing.query(), listing.integration(), listing.isOfTheDay(), Optional.of(page), all)));
            }
            case Read.Later<Page<StoredEvent>> later -> {
                if (later.walkAnew()) {
                    into.subList(into.size() - listing.read(), into.size()).clear();
                    listings.removeFirst();
                    listings.addFirst(new Listing(
                            listing.query(), listing.integration(), listing.isOfTheDay(), Optional.empty(), 0));
                }
            }
            case Read.Refused<Page<StoredEvent>> _ -> {}
        }
        return read;
    }

    List<Difference> result() {
        return DayComparison.of(question, new Evidence(told, there, around));
    }
}
