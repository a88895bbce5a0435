package dev.plumbline.simulation.host;

import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.IdocSplitter;
import dev.plumbline.server.inbox.Arrival;
import dev.plumbline.simulation.host.InboxRow.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes in what arrives: cut as the doors cut it, known again by its digest. */
final class MemoryInbox {
    private final Storage storage;

    MemoryInbox(Storage storage) {
        this.storage = storage;
    }

    /** Returns the rows once they are on disk. */
    List<Long> receive(byte[] bytes, String source, Instant now) {
        List<Arrival> arrivals = cut(bytes, source);
        return storage.transact(
                () -> arrivals.stream().map(arrival -> insert(arrival, now)).toList());
    }

    private static List<Arrival> cut(byte[] bytes, String source) {
        try {
            List<Arrival> arrivals = new ArrayList<>();
            IdocSplitter splitter = new IdocSplitter(new ByteArrayInputStream(bytes));
            for (Optional<IdocSource> next = splitter.next(); next.isPresent(); next = splitter.next()) {
                arrivals.add(Arrival.of("simulation", source, next.get()));
            }
            return arrivals;
        } catch (IOException ofMemory) {
            throw new UncheckedIOException(ofMemory);
        }
    }

    private long insert(Arrival arrival, Instant now) {
        long id = Table.next(storage.inbox);
        boolean known = storage.inbox.all().stream()
                .anyMatch(row -> row.arrival().digest().equals(arrival.digest()));
        Status status = known ? Status.DUPLICATE : arrival.problem().isPresent() ? Status.EXCEPTION : Status.RECEIVED;
        storage.put(InboxRow.of(id, now, arrival, status));
        if (status == Status.EXCEPTION) {
            storage.open(
                    ExceptionRow.ofPiece(id, "UNREADABLE", arrival.problem().orElse(""), now));
        }
        return id;
    }
}
