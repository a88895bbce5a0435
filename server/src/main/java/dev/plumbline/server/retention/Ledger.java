package dev.plumbline.server.retention;

import dev.plumbline.server.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/** Tables whose rows have numbers in the order in which they came, and are kept in parts of numbers. */
enum Ledger {
    COMMANDS("outbox", """
            old.status in ('queued', 'parked', 'refused')
              or (old.status = 'accepted' and old.kind = 'TrackEvent' and old.verification <> 'unsampled')
              or exists (select from exception e where e.outbox_id = old.id and e.outbox_id is not null and e.closed_at is null)""", """
            case when old.status <> 'accepted' then old.status when old.kind <> 'TrackEvent' then 'notEvents' else 'notSampled' end"""),
    EXCEPTIONS("exception", "old.closed_at is null", "'closed'"),
    AUDIT("audit", "false", "'all'");

    private final String table;
    private final String needed;
    private final String fate;

    /**
     * @param needed which rows {@code old} of a part somebody still waits for, however old they are
     * @param fate what had become of a row, for the counts of all that ever was
     */
    Ledger(String table, String needed, String fate) {
        this.table = table;
        this.needed = needed;
        this.fate = fate;
    }

    String table() {
        return table;
    }

    String needed() {
        return needed;
    }

    String fate() {
        return fate;
    }

    /** How long its rows are kept; empty for ever. */
    Optional<Duration> kept(Settings.Retention settings) {
        return switch (this) {
            case COMMANDS -> settings.commands();
            case EXCEPTIONS -> settings.exceptions();
            case AUDIT -> settings.audit();
        };
    }

    String part(long stride) {
        return table + "_" + stride;
    }
}
