package dev.plumbline.server.watermark;

import dev.plumbline.server.loop.Station;
import dev.plumbline.server.watermark.WatermarkStatus.State;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one thing and remembers how far it has come; tells the log when that changes, and only then. */
final class Watermark implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Watermark.class);

    private final Subject subject;
    private final Mark mark;
    private final Measure measure;
    private final Words words;
    private volatile boolean isUnseen;
    private volatile Seen seen = new Seen(Level.FINE, Optional.empty());

    Watermark(Subject subject, Mark mark, Measure measure) {
        this.subject = subject;
        this.mark = mark;
        this.measure = measure;
        this.words = new Words(subject, mark);
    }

    /** @param value empty before the first look */
    private record Seen(Level level, Optional<Long> value) {}

    Subject subject() {
        return subject;
    }

    @Override
    public Duration step() {
        try {
            look().ifPresent(this::tell);
            isUnseen = false;
        } catch (RuntimeException unseen) {
            // The database may be away for hours; that is told once, and the last look holds.
            if (!isUnseen) {
                LOG.warn(
                        "The watermark {} cannot be looked at and stays as it was: {}",
                        subject.inShort(),
                        unseen.toString());
            }
            isUnseen = true;
        }
        return subject.pause();
    }

    private void tell(String change) {
        switch (seen.level()) {
            case FINE -> LOG.info(change);
            case WARN, REFUSE -> LOG.warn(change);
        }
    }

    /** What has changed, in words; empty when nothing has. Two looks at the same time would tell a change twice. */
    synchronized Optional<String> look() {
        long value = measure.look();
        Level before = seen.level();
        Level now = mark.next(before, value);
        seen = new Seen(now, Optional.of(value));
        return now == before ? Optional.empty() : Optional.of(words.change(before, now, value));
    }

    /** Why nothing may come in, for a sender; empty when this has nothing against it. */
    Optional<String> refusal() {
        Seen now = seen;
        return now.level() == Level.REFUSE ? now.value().map(words::refusal) : Optional.empty();
    }

    WatermarkStatus status() {
        Seen now = seen;
        State state = switch (now.level()) {
            case FINE -> State.FINE;
            case WARN -> State.WARN;
            case REFUSE -> State.REFUSE;
        };
        return new WatermarkStatus(
                state,
                now.value(),
                mark.warn(),
                mark.refuse(),
                now.value().map(value -> words.standing(now.level(), value)).orElse("not looked at yet"));
    }
}
