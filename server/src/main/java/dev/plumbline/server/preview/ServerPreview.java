package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.Shelf;
import dev.plumbline.server.delivery.UnsentRequests;
import dev.plumbline.server.mapping.InForce;
import dev.plumbline.server.mapping.MappingDesk;
import java.time.InstantSource;
import java.util.List;

/** Shows what a server would make of IDocs by the mapping in force and by all that it has stored, and changes nothing. Safe to share. */
public final class ServerPreview {
    /** All of it is in memory at once, with what was read and where. */
    private static final int MOST_IDOCS = 500;

    private final MappingDesk desk;
    private final UnsentRequests requests;
    private final Shelf shelf;
    private final InstantSource clock;

    ServerPreview(MappingDesk desk, UnsentRequests requests, Shelf shelf, InstantSource clock) {
        this.desk = desk;
        this.requests = requests;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** A preview, or why there is none. */
    public sealed interface Answer {
        record Shown(Preview preview) implements Answer {}

        record Refused(String reason) implements Answer {}
    }

    /** @param content IDocs, flat or XML */
    public Answer of(byte[] content) {
        InForce now = desk.inForce();
        List<Sample> samples = now.reader().stream(content)
                .limit(MOST_IDOCS + 1L)
                .map(item -> new Sample("body", item.source()))
                .toList();
        if (content.length == 0) {
            return new Answer.Refused("The body is empty; send IDocs, flat or XML");
        }
        if (samples.size() > MOST_IDOCS) {
            return new Answer.Refused(
                    "There are more than " + MOST_IDOCS + " IDocs in the body; send them in several requests");
        }
        return new Answer.Shown(new Previewer(now.reader(), requests)
                .preview(now.mapping(), samples, new Setting.Stored(shelf, clock.instant())));
    }
}
