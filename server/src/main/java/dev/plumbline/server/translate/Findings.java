package dev.plumbline.server.translate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came to light while one message was translated, beside its documents. Belongs to one message and one thread. */
final class Findings {
    private final List<Complaint> leftOut = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    void leaveOut(Complaint complaint) {
        leftOut.add(complaint);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    List<Complaint> leftOut() {
        return List.copyOf(leftOut);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
