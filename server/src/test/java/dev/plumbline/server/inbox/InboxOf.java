package dev.plumbline.server.inbox;

import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.IdocSplitter;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.support.Postgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inboxes for the tests of other packages. */
public final class InboxOf {
    private InboxOf() {}

    /** A started one; the caller stops it. */
    public static Inbox start(Postgres postgres, InstantSource clock) {
        Inbox inbox = new Inbox(new InboxStore(postgres.jdbc()), postgres.transaction(), clock, new Doorbell());
        inbox.start();
        return inbox;
    }

    /** What a door would make of these bytes. */
    public static List<Arrival> arrivals(byte[] bytes) {
        List<Arrival> arrivals = new ArrayList<>();
        IdocSplitter splitter = new IdocSplitter(new ByteArrayInputStream(bytes));
        try {
            for (Optional<IdocSource> piece = splitter.next(); piece.isPresent(); piece = splitter.next()) {
                arrivals.add(Arrival.of("http", "test", piece.get()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return arrivals;
    }
}
