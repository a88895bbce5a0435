package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.server.translate.Complaint;
import dev.plumbline.server.translate.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of a piece of the inbox.
 *
 * @param inboxId its row
 * @param control who sent what, as far as it could be read
 * @param reason the rule or the filter that ignored it, empty otherwise
 * @param complaints why it became an exception, or what was left out of it
 * @param notes what a person should know who follows it
 * @param content what its documents are about
 * @param found what the mapping does not know of it
 */
public record Fate(
        long inboxId,
        Optional<ControlRecord> control,
        Status status,
        String reason,
        List<Complaint> complaints,
        List<String> notes,
        Content content,
        List<Finding> found) {
    public Fate {
        complaints = List.copyOf(complaints);
        notes = List.copyOf(notes);
        found = List.copyOf(found);
    }

    /** The values of {@code inbox.status} that end a piece's wait, in capitals. */
    public enum Status {
        /** Something in it was news. */
        APPLIED,
        /** It said what was known already. */
        UNCHANGED,
        /** Something newer was here before. */
        SUPERSEDED,
        /** A rule leaves it out, or a filter leaves out all that it is about. */
        IGNORED,
        /** It cannot go on. */
        EXCEPTION;

        /** Whether what it says is what is known now. */
        boolean isCurrent() {
            return this == APPLIED || this == UNCHANGED;
        }
    }

    /**
     * What a piece's documents are about.
     *
     * @param documents names of its documents, by which a later report of the same one is told: {@code DeliveryDocument/PRD-100/80001}
     * @param about the aggregate that the first of them goes to, empty when there is none
     */
    public record Content(List<String> documents, Optional<AggregateKey> about) {
        /** Of what was not read. */
        public static final Content NONE = new Content(List.of(), Optional.empty());

        public Content {
            documents = List.copyOf(documents);
        }
    }
}
