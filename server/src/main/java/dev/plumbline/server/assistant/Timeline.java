package dev.plumbline.server.assistant;

import dev.plumbline.server.api.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What happened to something, by time. For one answer. */
final class Timeline {
    private final Set<Entry> entries = new LinkedHashSet<>();

    /**
     * Something that happened.
     *
     * @param kind {@code IDOC}, {@code TOLD}, {@code HELD}, {@code EXCEPTION}, {@code NOTE} or {@code DECISION}
     * @param about the order, customer or article; empty when that is not known
     * @param what in words
     * @param state what became of it; empty where that says nothing
     * @param reason why, Klaviyo's answer, what somebody said
     * @param field what an exception is about, so that its value is masked where it says who a person is; empty for all else
     * @param id the number by which more can be asked: an exception's, an IDoc's in the inbox, a command's; 0 for none
     */
    record Entry(
            Instant at,
            String kind,
            String about,
            String what,
            String state,
            String reason,
            String field,
            String value,
            long id) {}

    void add(Answers.Story story) {
        String about = story.about();
        story.idocs()
                .forEach(idoc -> entries.add(new Entry(
                        idoc.receivedAt(),
                        "IDOC",
                        about,
                        idoc.messageType() + " " + idoc.docnum(),
                        idoc.status(),
                        idoc.reason(),
                        "",
                        "",
                        idoc.id())));
        addWhatFollowed(about, story.commands(), story.holds(), story.exceptions(), story.notes());
        story.decisions()
                .forEach(decision -> entries.add(new Entry(
                        decision.at(),
                        "DECISION",
                        about,
                        decision.kind() + " by " + decision.by(),
                        decision.doneAt().isEmpty() ? "not carried out yet" : "carried out",
                        decision.why(),
                        "",
                        "",
                        0)));
    }

    void add(Answers.Idoc idoc) {
        String about = String.join(", ", idoc.about());
        entries.add(new Entry(
                idoc.receivedAt(),
                "IDOC",
                about,
                idoc.messageType() + " " + idoc.docnum(),
                idoc.status(),
                idoc.reason(),
                "",
                "",
                idoc.id()));
        addWhatFollowed(about, idoc.commands(), idoc.holds(), idoc.exceptions(), idoc.notes());
    }

    private void addWhatFollowed(
            String about,
            List<Answers.Command> commands,
            List<Answers.HoldOf> holds,
            List<Answers.ExceptionOf> exceptions,
            List<Answers.NoteOf> notes) {
        commands.forEach(command -> entries.add(new Entry(
                command.createdAt(),
                "TOLD",
                about,
                command.what() + " to account " + command.account(),
                command.status(),
                command.answer(),
                "",
                "",
                command.id())));
        holds.forEach(hold -> entries.add(new Entry(
                hold.since(),
                "HELD",
                hold.about(),
                hold.reason(),
                hold.overdue() ? "overdue" : hold.deadline().isEmpty() ? "waits" : "waits until " + hold.deadline(),
                hold.detail(),
                "",
                "",
                0)));
        exceptions.forEach(failure -> entries.add(new Entry(
                failure.openedAt(),
                "EXCEPTION",
                failure.about().isEmpty() ? about : failure.about(),
                failure.kind()
                        + (failure.segment().isEmpty() ? "" : " at " + failure.segment() + " " + failure.field()),
                failure.closedAt().isEmpty() ? "open" : "closed: " + failure.resolution(),
                failure.reason(),
                failure.field(),
                failure.value(),
                failure.id())));
        notes.forEach(note -> entries.add(new Entry(
                note.at(), "NOTE", note.about().isEmpty() ? about : note.about(), note.text(), "", "", "", "", 0)));
    }

    int size() {
        return entries.size();
    }

    /** The newest so many, oldest first. */
    List<Entry> newest(int most) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::at));
        return sorted.subList(Math.max(0, sorted.size() - most), sorted.size());
    }
}
