package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import java.util.List;

/** What an IDoc was read as. */
public sealed interface Translation {

    /** It says something: the documents that are in it, at least one. */
    record Documents(List<Document> documents) implements Translation {
        public Documents {
            documents = List.copyOf(documents);
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
