package dev.plumbline.server.loop;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** The loops of stations of one kind, started and stopped together. */
public final class StationLoops implements SmartLifecycle {
    private final List<StationLoop> loops;

    public StationLoops(List<StationLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    @Override
    public void start() {
        loops.forEach(StationLoop::start);
    }

    @Override
    public void stop() {
        loops.forEach(StationLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return loops.stream().anyMatch(StationLoop::isRunning);
    }
}
