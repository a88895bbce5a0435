package dev.plumbline.server.watermark;

import dev.plumbline.server.watermark.Mark.Harm;
import java.util.Optional;

/** What is said of something that is watched: to the log, to senders, to those who ask. */
record Words(Subject subject, Mark mark) {

    /** For the log, when it has come to another level. */
    String change(Level before, Level now, long value) {
        boolean wasRefused = before == Level.REFUSE;
        return switch (now) {
            case REFUSE ->
                "Nothing more is taken in: " + reached(value, "refuse", mark.refuse())
                        + ". Senders are answered 503 and keep what they have, files stay where they are, backfills wait;"
                        + " what is here is worked and sent. " + subject.advice() + ". It goes on by itself "
                        + mark.refuse().map(this::over).orElse("") + ".";
            case WARN ->
                (wasRefused ? "What comes is taken in again; " : "") + reached(value, "warn", mark.warn()) + ". "
                        + mark.refuse()
                                .map(refuse -> "Nothing more is taken in " + beyond(refuse) + ". ")
                                .orElse("")
                        + subject.advice() + ".";
            case FINE -> (wasRefused ? "What comes is taken in again: " : "All is well again: ") + amount(value);
        };
    }

    /** For a sender, without a full stop. */
    String refusal(long value) {
        return "Nothing is taken in now: " + reached(value, "refuse", mark.refuse());
    }

    /** For those who ask. */
    String standing(Level level, long value) {
        return switch (level) {
            case FINE ->
                amount(value)
                        + mark.warn().map(limit -> "; warns " + beyond(limit)).orElse("")
                        + mark.refuse()
                                .map(limit -> "; takes nothing in " + beyond(limit))
                                .orElse("");
            case WARN -> reached(value, "warn", mark.warn()) + ". " + subject.advice();
            case REFUSE ->
                "nothing is taken in: " + reached(value, "refuse", mark.refuse()) + ". " + subject.advice()
                        + ". It goes on by itself "
                        + mark.refuse().map(this::over).orElse("");
        };
    }

    private String reached(long value, String which, Optional<Long> limit) {
        return amount(value) + ", and watermarks." + subject.inShort() + "." + which + " is "
                + limit.map(subject::amount).orElse("off");
    }

    /** What waits is counted no further than to the last mark. */
    private String amount(long value) {
        boolean isMore = mark.harm() == Harm.MUCH
                && mark.last().filter(limit -> value >= limit).isPresent();
        return subject.of(subject.amount(value) + (isMore ? " or more" : ""));
    }

    private String beyond(long limit) {
        return switch (mark.harm()) {
            case LITTLE -> "below " + subject.amount(limit);
            case MUCH -> "from " + subject.amount(limit) + " on";
        };
    }

    private String over(long limit) {
        return switch (mark.harm()) {
            case LITTLE -> "from " + subject.amount(mark.back(limit)) + " on";
            case MUCH -> "below " + subject.amount(mark.back(limit));
        };
    }
}
