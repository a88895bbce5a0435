package dev.plumbline.server.draft;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.Sources;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at samples one by one and keeps what is needed to draft a mapping, none of them itself. Not for several threads. */
public final class Survey {
    private static final int MOST_TYPES = 200;

    private final Sources sources;
    private final Map<SourceDocument, DocumentSurvey> documents = new EnumMap<>(SourceDocument.class);
    private final SortedMap<Type, Long> unread = new TreeMap<>();
    private long idocs;
    private long broken;
    private long forSap;

    /** A message type on a basic type. */
    record Type(String message, String basic) implements Comparable<Type> {
        @Override
        public int compareTo(Type other) {
            int byMessage = message.compareTo(other.message);
            return byMessage == 0 ? basic.compareTo(other.basic) : byMessage;
        }
    }

    /** @param sources of the mapping whose places are looked at, mostly the default one */
    public Survey(Sources sources) {
        this.sources = sources;
    }

    public void add(Idoc idoc) {
        idocs++;
        ControlRecord control = idoc.control();
        forSap += control.direction().equals("2") ? 1 : 0;
        sources.documentOf(control.messageType(), control.basicType())
                .ifPresentOrElse(
                        document -> documents
                                .computeIfAbsent(document, DocumentSurvey::new)
                                .add(idocs, idoc, sources),
                        () -> addUnread(new Type(control.messageType(), control.basicType())));
    }

    private void addUnread(Type type) {
        if (unread.size() < MOST_TYPES || unread.containsKey(type)) {
            unread.merge(type, 1L, Long::sum);
        }
    }

    /** Something that could not be read as an IDoc. */
    public void addBroken() {
        broken++;
    }

    public long idocs() {
        return idocs;
    }

    public long broken() {
        return broken;
    }

    /** How many SAP would receive, not send. */
    long forSap() {
        return forSap;
    }

    Sources sources() {
        return sources;
    }

    Map<SourceDocument, DocumentSurvey> documents() {
        return documents;
    }

    /** Message types that no document reads, with how many IDocs they have. */
    Map<Type, Long> unread() {
        return unread;
    }
}
