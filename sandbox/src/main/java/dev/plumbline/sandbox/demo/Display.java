package dev.plumbline.sandbox.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The live line: drawn over itself on a terminal, one line every few seconds elsewhere. */
final class Display {
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration SELDOM = Duration.ofSeconds(5);
    private static final int BAR = 8;
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final InstantSource clock;
    private final boolean terminal;
    private Instant last = Instant.EPOCH;

    Display(PrintWriter out, InstantSource clock, boolean terminal) {
        this.out = out;
        this.clock = clock;
        this.terminal = terminal;
    }

    /** Something worth a line of its own. */
    void say(String text) {
        out.print(terminal ? "\r\033[K" + text + "\n" : text + "\n");
        out.flush();
        last = Instant.EPOCH;
    }

    /** Whether it is time to draw again. */
    boolean isDue() {
        return !clock.instant().isBefore(last.plus(terminal ? OFTEN : SELDOM));
    }

    void draw(long sent, long all, Status status, long events) {
        last = clock.instant();
        long done = all == 0 ? 0 : sent * BAR / all;
        String bar = "#".repeat((int) done) + ".".repeat(BAR - (int) done);
        String line = "[%s] sent %,d/%,d waiting %,d held %,d exceptions %,d queued %,d events %,d"
                .formatted(
                        bar,
                        sent,
                        all,
                        status.waiting(),
                        status.held(),
                        status.exceptions(),
                        status.commands(),
                        events);
        // A line that wraps could not be drawn over.
        String drawn = line.substring(0, Math.min(WIDTH, line.length()));
        out.print(terminal ? "\r\033[K" + drawn : line + "\n");
        out.flush();
    }
}
