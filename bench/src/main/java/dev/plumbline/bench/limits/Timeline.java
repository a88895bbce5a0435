package dev.plumbline.bench.limits;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A clock that stands until it is moved, and what is to happen when. What comes at one moment happens in the order in which it was planned. */
final class Timeline implements InstantSource {
    private final Queue<Plan> plans =
            new PriorityQueue<>(Comparator.comparing(Plan::at).thenComparingLong(Plan::number));
    private Instant now;
    private long number;

    private record Plan(Instant at, long number, Runnable what) {}

    Timeline(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Plans something; what should have been already happens next. */
    void at(Instant then, Runnable what) {
        plans.add(new Plan(then, number++, what));
    }

    /** Lets the next of what is planned happen; moves on to the given moment when nothing is planned before it. */
    void moveOn(Instant atMost) {
        Plan next = plans.peek();
        if (next == null || next.at().isAfter(atMost)) {
            moveTo(atMost);
            return;
        }
        plans.remove();
        moveTo(next.at());
        next.what().run();
    }

    private void moveTo(Instant then) {
        if (then.isAfter(now)) {
            now = then;
        }
    }
}
