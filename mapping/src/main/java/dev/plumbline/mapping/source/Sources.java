package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All source bindings of a mapping, checked. Immutable. */
public final class Sources {
    private final Map<String, SourceDocument> byMessageType;
    private final Map<String, SourceDocument> byBasicType;
    private final Map<SourceDocument, Bindings> bindings;
    private final Dictionary dictionary;
    private final Map<SourceDocument, Set<String>> segments;
    private final NewSegments newSegments;

    Sources(
            Map<String, SourceDocument> byMessageType,
            Map<String, SourceDocument> byBasicType,
            Map<SourceDocument, Bindings> bindings,
            Dictionary dictionary) {
        this.byMessageType = Map.copyOf(byMessageType);
        this.byBasicType = Map.copyOf(byBasicType);
        this.bindings = Map.copyOf(bindings);
        this.dictionary = dictionary;
        this.segments = bindings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, document -> document.getValue().segments()));
        this.newSegments = new NewSegments(
                dictionary,
                bindings.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey,
                                document -> document.getValue().named())));
    }

    /** Which message types are read, and as what. */
    public SortedMap<String, SourceDocument> messages() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(byMessageType));
    }

    /** The types of segments in an IDoc that nobody knows what to do with: see {@link NewSegments}. */
    public Set<String> newSegments(Idoc idoc, SourceDocument document) {
        return newSegments.in(idoc, document);
    }

    /** Whether a segment type is still as new in a document; the message and basic type are those of an IDoc. */
    public boolean isNewSegment(String segment, String messageType, String basicType) {
        return documentOf(messageType, basicType)
                .filter(document -> newSegments.isNew(segment, document))
                .isPresent();
    }

    /** Whether a field has a table that does not list a code, in any of its bindings. */
    public boolean isUnknownCode(String field, String code) {
        return bindings.values().stream()
                .flatMap(Bindings::all)
                .filter(binding ->
                        binding.field().equals(field) && binding.codes().isTable())
                .anyMatch(binding -> !binding.codes().words().containsKey(code));
    }

    /**
     * The document that a message is about.
     *
     * @param basicType counts where the message type is a site's own (Z…, Y…), without its release: {@code ORDERS} of {@code ORDERS05}
     */
    public Optional<SourceDocument> documentOf(String messageType, String basicType) {
        SourceDocument named = byMessageType.get(messageType);
        boolean isSitesOwn = messageType.startsWith("Z") || messageType.startsWith("Y");
        if (named != null || !isSitesOwn) {
            return Optional.ofNullable(named);
        }
        String family = basicType.length() > 2 ? basicType.substring(0, basicType.length() - 2) : basicType;
        return Optional.ofNullable(byBasicType.get(family));
    }

    /**
     * The IDoc, read as this document.
     *
     * @throws UnreadableSourceException if a segment that the bindings name is flat and without a layout: it is one long text, and all
     *     its fields would look empty
     */
    public Scope read(Idoc idoc, SourceDocument document) {
        return read(idoc, document, Witness.nobody());
    }

    /**
     * The same, and a witness is told of every value that is then read.
     *
     * @throws UnreadableSourceException as above
     */
    public Scope read(Idoc idoc, SourceDocument document, Witness witness) {
        requireLayouts(idoc.segments(), segments.getOrDefault(document, Set.of()));
        return Scope.of(idoc, bindings.getOrDefault(document, Bindings.NONE), witness);
    }

    /** Every place where a field of a document, or of a group in it, is looked for. */
    public List<BoundPlace> places(SourceDocument document) {
        return BoundPlace.of(document.key(), bindings.getOrDefault(document, Bindings.NONE));
    }

    /** The site's own fields of a document. */
    public Set<String> extra(SourceDocument document) {
        return bindings.getOrDefault(document, Bindings.NONE).extra().keySet();
    }

    /**
     * Whether a value reaches to the last character of its field, so that SAP may have cut it there. Of a field whose layout is not known,
     * nobody can say so.
     */
    public boolean isFull(Found found) {
        return dictionary
                .find(found.segment().name())
                .flatMap(layout -> layout.column(found.field()))
                .filter(column -> found.segment().text(found.field()).length() >= column.length())
                .isPresent();
    }

    /** Wherever they stand: without layouts a flat IDoc's tree is a guess. */
    private static void requireLayouts(List<Segment> below, Set<String> named) {
        for (Segment segment : below) {
            if (segment.isRaw() && named.contains(segment.name())) {
                throw new UnreadableSourceException.WithoutLayout(segment);
            }
            requireLayouts(segment.children(), named);
        }
    }
}
