package dev.plumbline.server.alerts;

import dev.plumbline.server.loop.Station;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one channel what it is to tell: what is due goes in one message, and what was not taken is tried again after growing pauses, for as
 * long as it takes. A crash between a message and its note tells it a second time; none is lost.
 */
final class Post implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int MOST_IN_A_MESSAGE = 20;

    private final Channel channel;
    private final Waiting waiting;
    private final InstantSource clock;

    Post(Channel channel, Waiting waiting, InstantSource clock) {
        this.channel = channel;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public Duration step() {
        List<Notice> due = waiting.due(channel.name(), clock.instant(), MOST_IN_A_MESSAGE);
        if (due.isEmpty()) {
            return PAUSE;
        }
        try {
            channel.send(due);
        } catch (UntoldException untold) {
            LOG.warn("Alerts were not told by {}, which is tried again: {}", channel.name(), untold.reason());
            waiting.failed(channel.name(), due, clock.instant(), untold.reason());
            return PAUSE;
        }
        waiting.told(channel.name(), due, clock.instant());
        return Duration.ZERO;
    }
}
