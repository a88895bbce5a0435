package dev.plumbline.server.observe;

import dev.plumbline.server.inbox.Admission;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Whether IDocs can be taken in now. Thread-safe. */
final class Readiness implements ApplicationListener<ContextClosedEvent> {
    private final DatabaseCheck database;
    private final Admission admission;
    private volatile boolean isStopping;

    Readiness(DatabaseCheck database, Admission admission) {
        this.database = database;
        this.admission = admission;
    }

    /** Why not, in words, each without a full stop; empty when they can. */
    List<String> reasonsAgainst() {
        List<String> reasons = new ArrayList<>();
        if (isStopping) {
            reasons.add("The server is stopping");
        } else if (!database.answers()) {
            reasons.add("The database does not answer: see that it runs and can be reached (docs/configuration.md)");
        }
        admission.refusal().ifPresent(reasons::add);
        return reasons;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        isStopping = true;
    }
}
