package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import java.util.List;

/** What an IDoc was read as. */
public sealed interface Translation {

    /**
     * It says something.
     *
     * @param documents the documents that are in it, at least one
     * @param leftOut parts that are wrong and were left out while the rest goes on, each of the kind {@link Complaint.Kind#LEFT_OUT}:
     *     somebody must act, but nothing waits for it
     * @param notes what else is odd, as sentences without personal data; nobody needs to act
     */
    record Documents(List<Document> documents, List<Complaint> leftOut, List<String> notes) implements Translation {
        public Documents {
            documents = List.copyOf(documents);
            leftOut = List.copyOf(leftOut);
            notes = List.copyOf(notes);
        }

        /** Documents of which nothing was left out and nothing is odd. */
        public static Documents of(List<Document> documents) {
            return new Documents(documents, List.of(), List.of());
        }
    }

    /**
     * It is left out on purpose.
     *
     * @param rule the rule's name with what it met, for people and for counting: {@code no rule for message type HRMD_A}
     */
    record Ignored(String rule) implements Translation {
        /** What was read concerns nobody whom the mirror knows. */
        public static final Ignored OF_NO_ORDER = new Ignored("it names no order that it belongs to");
    }

    /** It cannot be read as what it claims to be; somebody must act. */
    record Failed(Complaint complaint) implements Translation {
        /** As a whole, for a reason that is about no single value. */
        static Failed of(Complaint.Kind kind, String reason, String segment) {
            return new Failed(new Complaint(kind, reason, segment, "", ""));
        }
    }
}
