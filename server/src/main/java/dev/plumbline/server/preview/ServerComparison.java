package dev.plumbline.server.preview;

import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.engine.WaitingPiece;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.mapping.InForce;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.translate.Pieces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works what came to the inbox through the mapping in force and through another one, and says in what they differ. Changes nothing. */
public final class ServerComparison {
    private static final int BATCH = 500;

    private final MappingDesk desk;
    private final ExtractFormats extracts;
    private final InboxRows rows;
    private final InstantSource clock;

    ServerComparison(MappingDesk desk, ExtractFormats extracts, InboxRows rows, InstantSource clock) {
        this.desk = desk;
        this.extracts = extracts;
        this.rows = rows;
        this.clock = clock;
    }

    /** A comparison, or why there is none. */
    public sealed interface Answer {
        record Compared(Comparison comparison) implements Answer {}

        /** @param faults of the mapping that was to be compared */
        record Faulty(List<Fault> faults) implements Answer {}
    }

    /**
     * Compares.
     *
     * @param yaml the other mapping's file
     * @param since how far back
     */
    public Answer with(String yaml, Duration since) {
        InForce now = desk.inForce();
        return switch (now.loader().load(List.of(new Layer("mapping.yaml", yaml)))) {
            case Result.Good good -> new Answer.Compared(compared(now, good.mapping(), since));
            case Result.Faulty faulty -> new Answer.Faulty(faulty.faults());
        };
    }

    private Comparison compared(InForce current, Mapping other, Duration since) {
        Instant now = clock.instant();
        Side before = new Side(current.mapping(), Pieces.by(current.mapping(), current.reader(), extracts), now);
        Side after = new Side(other, Pieces.by(other, current.reader(), extracts), now);
        Tally tally = new Tally();
        long pieces = 0;
        long removed = 0;
        Optional<InboxRows.Rows> batch = rows.after(0, now.minus(since), BATCH);
        while (batch.isPresent()) {
            List<WaitingPiece> here = batch.get().pieces();
            tally.add(before.work(here), after.work(here));
            pieces += here.size();
            removed += batch.get().removed();
            batch = rows.after(batch.get().last(), now.minus(since), BATCH);
        }
        return new Comparison(
                current.mapping().version(),
                other.version(),
                assumed(before, after, since, removed),
                pieces,
                removed,
                before.fates(),
                after.fates(),
                before.leftOut(),
                after.leftOut(),
                tally.profiles(),
                tally.events(),
                tally.entries(),
                tally.appeared(),
                tally.vanished(),
                before.gates(),
                after.gates(),
                tally.fields());
    }

    private static String inWords(Duration since) {
        return since.toMinutesPart() == 0 ? since.toHours() + " hours" : since.toMinutes() + " minutes";
    }

    private static List<String> assumed(Side before, Side after, Duration since, long removed) {
        Set<String> all = new LinkedHashSet<>(before.assumed());
        all.addAll(after.assumed());
        List<String> sentences = new ArrayList<>(all);
        sentences.add("Both mappings work what came in the last " + inWords(since)
                + " and start from nothing: what is stored, which was made by the mapping in force, is not looked at.");
        sentences.add("What people decided about holds is not repeated.");
        if (removed > 0) {
            sentences.add(
                    removed + " more came in that time and are not compared: their raw IDocs were removed on schedule"
                            + " (retention.raw).");
        }
        return sentences;
    }
}
