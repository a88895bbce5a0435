package dev.plumbline.server.loop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Steps one station on a thread of its own until it is stopped. A step that fails (the database is away) is told to the log and
 * tried again after a pause: stations keep their work in the database and lose nothing by failing.
 */
public final class StationLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StationLoop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Station station;
    private final Doorbell bell;
    private volatile @Nullable Thread thread;

    public StationLoop(String name, Station station, Doorbell bell) {
        this.name = name;
        this.station = station;
        this.bell = bell;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name(name).daemon(true).start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Duration pause = station.step();
                if (pause.isPositive()) {
                    bell.await(pause);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                LOG.error("{} failed and tries again in {} s", name, PAUSE_AFTER_FAILURE.toSeconds(), failure);
                pauseAfterFailure();
            }
        }
    }

    private void pauseAfterFailure() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
