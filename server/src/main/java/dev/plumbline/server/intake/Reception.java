package dev.plumbline.server.intake;

import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.IdocSplitter;
import dev.plumbline.server.inbox.Arrival;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.inbox.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes in a stream of any size: cut into IDocs, put into the inbox in commits of a bounded size. What is behind a door stays in memory
 * for one commit only (invariant I11). When it fails half-way, the sender sends all of it again and what was taken in is a repetition.
 */
final class Reception {
    private static final int PIECES_OF_A_COMMIT = 500;
    private static final long BYTES_OF_A_COMMIT = 4L << 20;

    private final Inbox inbox;

    Reception(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * What a stream held.
     *
     * @param received all pieces
     * @param duplicates how many of them were here already
     * @param broken how many were no IDoc
     * @param problems what was wrong with the first hundred of these, each with its place and reason
     */
    record Summary(long received, long duplicates, long broken, List<String> problems) {
        Summary {
            problems = List.copyOf(problems);
        }

        /** Whether nothing in it was an IDoc. */
        boolean nothingWasAnIdoc() {
            return received == broken;
        }
    }

    /**
     * Returns after the last commit.
     *
     * @throws dev.plumbline.server.inbox.StorageUnavailableException when it is to be sent again, all of it
     */
    Summary take(String door, String source, InputStream in) throws IOException {
        inbox.admit();
        IdocSplitter splitter = new IdocSplitter(in);
        Tally tally = new Tally();
        List<Arrival> arrivals = new ArrayList<>();
        long bytes = 0;
        for (Optional<IdocSource> next = splitter.next(); next.isPresent(); next = splitter.next()) {
            IdocSource piece = next.get();
            piece.problem().ifPresent(problem -> tally.problem(piece, problem));
            arrivals.add(Arrival.of(door, source + " #" + piece.ordinal(), piece));
            bytes += piece.size();
            if (arrivals.size() >= PIECES_OF_A_COMMIT || bytes >= BYTES_OF_A_COMMIT) {
                tally.count(inbox.append(arrivals));
                arrivals.clear();
                bytes = 0;
            }
        }
        tally.count(inbox.append(arrivals));
        return tally.summary();
    }

    private static final class Tally {
        /** Somebody reads these: the first hundred are enough to see what is wrong with a file. */
        private static final int TOLD = 100;

        private final List<String> problems = new ArrayList<>();
        private long received;
        private long duplicates;
        private long broken;

        void problem(IdocSource piece, String problem) {
            broken++;
            if (problems.size() < TOLD) {
                problems.add("piece " + piece.ordinal() + ", " + piece.start() + ": " + problem);
            }
        }

        void count(List<Receipt> receipts) {
            received += receipts.size();
            duplicates += receipts.stream()
                    .filter(receipt -> receipt.kind() == Receipt.Kind.DUPLICATE)
                    .count();
        }

        Summary summary() {
            return new Summary(received, duplicates, broken, problems);
        }
    }
}
