package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import java.util.Map;
import java.util.Optional;

/** All source bindings of a mapping, checked. Immutable. */
public final class Sources {
    private final Map<String, SourceDocument> byMessageType;
    private final Map<String, SourceDocument> byBasicType;
    private final Map<SourceDocument, Bindings> bindings;
    private final Dictionary dictionary;

    Sources(
            Map<String, SourceDocument> byMessageType,
            Map<String, SourceDocument> byBasicType,
            Map<SourceDocument, Bindings> bindings,
            Dictionary dictionary) {
        this.byMessageType = Map.copyOf(byMessageType);
        this.byBasicType = Map.copyOf(byBasicType);
        this.bindings = Map.copyOf(bindings);
        this.dictionary = dictionary;
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

    /** The IDoc, read as this document. */
    public Scope read(Idoc idoc, SourceDocument document) {
        return Scope.of(idoc, bindings.getOrDefault(document, new Bindings(Map.of(), Map.of())));
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
}
