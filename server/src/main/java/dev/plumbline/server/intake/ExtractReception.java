package dev.plumbline.server.intake;

import dev.plumbline.server.extract.ExtractFormat;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.RowReader;
import dev.plumbline.server.inbox.Arrival;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.inbox.Receipt;
import dev.plumbline.server.intake.ExtractMemory.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the rows of a file that say something new: most rows of a list are those of the last one. A row that could not be cut goes
 * into the inbox as an exception. Only one commit's rows are in memory (invariant I11).
 *
 * <p>What was seen is noted after the inbox has it. A crash between the two puts the same bytes into the inbox again, which knows them as
 * a repetition.
 */
final class ExtractReception {
    private static final Logger LOG = LoggerFactory.getLogger(ExtractReception.class);
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String DOOR = "extracts";

    private final ExtractFormats formats;
    private final ExtractMemory memory;
    private final Inbox inbox;

    ExtractReception(ExtractFormats formats, ExtractMemory memory, Inbox inbox) {
        this.formats = formats;
        this.memory = memory;
        this.inbox = inbox;
    }

    /**
     * What a file held.
     *
     * @param rows all rows
     * @param news how many of them were put into the inbox because they say something new
     * @param broken how many could not be cut
     * @param problems what was wrong with the first hundred of these
     */
    record Summary(long rows, long news, long broken, List<String> problems) {
        Summary {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Returns after the last commit.
     *
     * @throws dev.plumbline.server.inbox.StorageUnavailableException when it is to be taken again, all of it
     */
    Summary take(Path file) throws IOException {
        inbox.admit();
        String name = file.getFileName().toString();
        // No finer than the database keeps it: a row must not seem older than itself.
        Instant created = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
        Tally tally = new Tally();
        switch (formats.forFile(name)) {
            case ExtractFormats.Match.One one -> {
                try (InputStream in = Files.newInputStream(file)) {
                    takeRows(one.format(), new RowReader(one.format(), name, created, in), tally);
                }
            }
            case ExtractFormats.Match.NotOne none -> refuse(RowReader.unfit(name, created, none.problem()), tally);
        }
        Summary summary = tally.summary();
        LOG.info("{}: {} rows, {} of them news, {} broken", name, summary.rows(), summary.news(), summary.broken());
        return summary;
    }

    private void refuse(ExtractRow unfit, Tally tally) {
        tally.count(unfit);
        inbox.append(List.of(arrivalOf(unfit)));
    }

    private void takeRows(ExtractFormat format, RowReader reader, Tally tally) throws IOException {
        List<ExtractRow> rows = new ArrayList<>();
        for (Optional<ExtractRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            tally.count(row.get());
            rows.add(row.get());
            if (rows.size() >= ROWS_AT_ONCE) {
                take(format, rows, tally);
                rows.clear();
            }
        }
        take(format, rows, tally);
    }

    private void take(ExtractFormat format, List<ExtractRow> rows, Tally tally) {
        Set<String> keys = new HashSet<>();
        rows.stream().filter(row -> row.problem().isEmpty()).forEach(row -> keys.add(row.key(format.table())));
        Map<String, Seen> known = new HashMap<>(memory.seen(format.name(), keys));
        Map<String, Seen> seen = new LinkedHashMap<>();
        List<Arrival> news = new ArrayList<>();
        List<String> keysOfNews = new ArrayList<>();
        for (ExtractRow row : rows) {
            if (!row.problem().isEmpty()) {
                news.add(arrivalOf(row));
                keysOfNews.add("");
                continue;
            }
            String key = row.key(format.table());
            Seen now = new Seen(new Arrival.Bytes(row.contentDigest()), row.created(), 0);
            Seen before = known.getOrDefault(key, Seen.NEVER);
            if (before.at().isAfter(now.at())) {
                // An older list came late: what it says was said anew since.
                continue;
            }
            boolean isNews = !before.digest().equals(now.digest());
            Seen noted = isNews ? now : now.toldBy(before.inboxId());
            known.put(key, noted);
            seen.put(key, noted);
            if (isNews) {
                news.add(arrivalOf(row));
                keysOfNews.add(key);
                tally.news++;
            }
        }
        List<Receipt> receipts = inbox.append(news);
        for (int n = 0; n < receipts.size(); n++) {
            long id = receipts.get(n).id();
            seen.computeIfPresent(keysOfNews.get(n), (key, what) -> what.toldBy(id));
        }
        memory.note(format.name(), seen);
    }

    private static Arrival arrivalOf(ExtractRow row) {
        return new Arrival(
                DOOR,
                row.source(),
                ExtractRow.FORM,
                StandardCharsets.UTF_8.name(),
                new Arrival.Bytes(row.toBytes()),
                new Arrival.Bytes(row.digest()),
                Optional.of(row.problem()).filter(problem -> !problem.isEmpty()));
    }

    private static final class Tally {
        /** Somebody reads these: the first hundred are enough to see what is wrong with a file. */
        private static final int TOLD = 100;

        private final List<String> problems = new ArrayList<>();
        private long rows;
        private long news;
        private long broken;

        void count(ExtractRow row) {
            rows++;
            if (!row.problem().isEmpty()) {
                broken++;
                if (problems.size() < TOLD) {
                    problems.add(row.problem());
                }
            }
        }

        Summary summary() {
            return new Summary(rows, news, broken, problems);
        }
    }
}
