package dev.plumbline.server.stories;

import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.Origin;
import dev.plumbline.idoc.Segment;
import java.util.List;
import java.util.function.Function;

/** What SAP says, ready to be sent any number of times. */
sealed interface SapMessage {
    /**
     * An IDoc.
     *
     * @param damaged whether it ends in the middle
     */
    record Wire(String messageType, String basicType, List<Segment> segments, boolean damaged) implements SapMessage {
        public Wire {
            segments = List.copyOf(segments);
        }
    }

    /** A row of an extract: no standard IDoc carries such a thing. */
    record Extract(Function<Origin, Document> row) implements SapMessage {}
}
