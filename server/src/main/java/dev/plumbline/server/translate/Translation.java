package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import java.util.List;

/** What an IDoc was read as. */
public sealed interface Translation {

    /**
     * It says something.
     *
     * @param documents what it says, at least one
     * @param leftOut what is wrong in it and was left out of the documents, each of the kind {@code LEFT_OUT}; a person is asked for it
     * @param notes what a person should know who follows the IDoc, each a sentence without personal data
     */
    record Documents(List<Document> documents, List<Complaint> leftOut, List<String> notes) implements Translation {
        public Documents {
            documents = List.copyOf(documents);
            leftOut = List.copyOf(leftOut);
            notes = List.copyOf(notes);
        }

        /** Documents with nothing to complain of. */
        public Documents(List<Document> documents) {
            this(documents, List.of(), List.of());
        }
    }

    /**
     * It is left out on purpose.
     *
     * @param rule the rule's name with what it met, for people and for counting: {@code no rule for message type HRMD_A}
     */
    record Ignored(String rule) implements Translation {}

    /** It cannot be read as what it claims to be; somebody must act. */
    record Failed(Complaint complaint) implements Translation {}
}
