package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The segments that somebody should look at: no binding of the document names them, and either no layout is known or they are a site's own
 * (Z…, Y…, with a namespace). A standard segment whose layout is known is there for others and no news. Safe to share.
 */
final class NewSegments {
    /** The walk over an IDoc asks for each of its segments, so what was found out is kept; senders' typos must not fill the memory. */
    private static final int MOST_KEPT = 10_000;

    private final Dictionary dictionary;
    private final Map<SourceDocument, Set<String>> named;
    private final Map<SourceDocument, Map<String, Boolean>> kept = new ConcurrentHashMap<>();

    /** @param named the types of segments that the bindings of each document name */
    NewSegments(Dictionary dictionary, Map<SourceDocument, Set<String>> named) {
        this.dictionary = dictionary;
        this.named = Map.copyOf(named);
    }

    Set<String> in(Idoc idoc, SourceDocument document) {
        Map<String, Boolean> known = kept.computeIfAbsent(document, any -> new ConcurrentHashMap<>());
        Set<String> found = new HashSet<>();
        add(idoc.segments(), document, known, found);
        return found;
    }

    private void add(List<Segment> segments, SourceDocument document, Map<String, Boolean> known, Set<String> found) {
        for (Segment segment : segments) {
            String name = segment.name();
            Boolean isNew = known.get(name);
            if (isNew == null) {
                isNew = isNew(name, document);
                if (known.size() < MOST_KEPT) {
                    known.put(name, isNew);
                }
            }
            if (isNew) {
                found.add(name);
            }
            add(segment.children(), document, known, found);
        }
    }

    boolean isNew(String segment, SourceDocument document) {
        return !named.getOrDefault(document, Set.of()).contains(segment)
                && (isSitesOwn(segment) || dictionary.find(segment).isEmpty());
    }

    private static boolean isSitesOwn(String segment) {
        return segment.startsWith("Z") || segment.startsWith("Y") || segment.startsWith("/");
    }
}
