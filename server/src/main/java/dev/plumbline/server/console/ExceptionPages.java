package dev.plumbline.server.console;

import dev.plumbline.server.api.Answers;
import dev.plumbline.server.api.Questions;
import dev.plumbline.server.api.SegmentsOf;
import dev.plumbline.server.exceptions.Cause;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.exceptions.CorrectionDesk;
import dev.plumbline.server.exceptions.RetryDesk;
import dev.plumbline.server.words.Headline;
import dev.plumbline.server.words.Headlines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The exceptions desk: by cause first, then record by record, with the means to mend each. */
@Controller
@RequestMapping("/exceptions")
final class ExceptionPages {
    private static final int MOST_CAUSES = 200;
    private static final int PER_PAGE = 50;

    private final CauseDesk causes;
    private final RetryDesk retries;
    private final CorrectionDesk corrections;
    private final Questions questions;
    private final SegmentsOf segments;
    private final Headlines headlines;
    private final InstantSource clock;

    ExceptionPages(Desks desks, Questions questions, SegmentsOf segments, Headlines headlines, InstantSource clock) {
        this.causes = desks.causes();
        this.retries = desks.retries();
        this.corrections = desks.corrections();
        this.questions = questions;
        this.segments = segments;
        this.headlines = headlines;
        this.clock = clock;
    }

    /** Where exceptions are mended. */
    record Desks(CauseDesk causes, RetryDesk retries, CorrectionDesk corrections) {}

    /** A cause as the list shows it. */
    public record Group(Cause cause, Headline headline, boolean overdue) {
        /** The technical cause, short enough for a list. */
        public String reason() {
            String reason = cause.example().reason();
            return reason.length() > 240 ? reason.substring(0, 240) + " …" : reason;
        }
    }

    @GetMapping
    String groups(@RequestParam(defaultValue = "false") boolean ignored, Model model) {
        Instant now = clock.instant();
        List<Cause> all = causes.open(MOST_CAUSES);
        model.addAttribute(
                "groups",
                all.stream()
                        .filter(cause -> cause.care().isIgnored(now) == ignored)
                        .map(cause -> group(cause, now))
                        .toList());
        model.addAttribute("ignored", ignored);
        model.addAttribute(
                "others",
                all.stream()
                        .filter(cause -> cause.care().isIgnored(now) != ignored)
                        .count());
        model.addAttribute("full", all.size() == MOST_CAUSES);
        return "console/exceptions";
    }

    private Group group(Cause cause, Instant now) {
        Headline headline = headlines.of(cause);
        return new Group(cause, headline, now.isAfter(cause.oldest().plus(headline.within())));
    }

    @GetMapping("/causes/{cause}")
    String group(@PathVariable String cause, @RequestParam(defaultValue = "0") long after, Model model) {
        Instant now = clock.instant();
        Optional<Cause> found = causes.find(cause);
        List<Answers.ExceptionOf> page = questions.openOfCause(cause, after, PER_PAGE);
        model.addAttribute("id", cause);
        model.addAttribute("group", found.map(open -> group(open, now)).orElse(null));
        model.addAttribute("care", causes.care(cause));
        model.addAttribute("isIgnored", causes.care(cause).isIgnored(now));
        model.addAttribute("records", page);
        model.addAttribute("next", page.size() == PER_PAGE ? page.getLast().id() : 0);
        model.addAttribute("after", after);
        model.addAttribute("remarks", causes.remarks(cause));
        model.addAttribute("retry", retries.lastOf(cause).orElse(null));
        return "console/cause";
    }

    @GetMapping("/{id}")
    String record(@PathVariable long id, Model model) {
        Answers.Failure failure = failure(id);
        model.addAttribute("failure", failure);
        model.addAttribute("exception", failure.exception());
        model.addAttribute(
                "headline",
                causes.find(failure.cause())
                        .map(cause -> Headline.of(cause.example(), headlines.thingOf(cause.example()), 1))
                        .orElse(null));
        model.addAttribute(
                "idoc",
                failure.inboxId() == 0
                        ? null
                        : questions.idoc(failure.inboxId()).orElse(null));
        Optional<SegmentsOf.Content> content =
                failure.inboxId() == 0 ? Optional.empty() : segments.of(failure.inboxId());
        model.addAttribute("content", content.orElse(null));
        Mark mark = new Mark(
                failure.exception().segment(),
                failure.exception().field(),
                failure.exception().value());
        model.addAttribute("mark", mark);
        model.addAttribute("corrected", corrections.of(failure.inboxId()));
        model.addAttribute(
                "correctable",
                content.flatMap(all ->
                                all.segments().stream().filter(mark::isIn).findFirst())
                        .orElse(null));
        return "console/exception";
    }

    /** Which field an exception is about. */
    public record Mark(String segment, String field, String value) {
        /** Whether it stands in this segment; a field that is missing may be in any of its type. */
        boolean isIn(SegmentsOf.Part part) {
            return !field.isEmpty()
                    && segment.equals(part.name())
                    && (value.isEmpty() || part.fields().stream().anyMatch(other -> is(part.name(), other)));
        }

        /** Whether it is this one. */
        public boolean is(String segmentName, SegmentsOf.Value other) {
            return segment.equals(segmentName)
                    && field.equals(other.name())
                    && (value.isEmpty() || value.strip().equals(other.value().strip()));
        }
    }

    private Answers.Failure failure(long id) {
        return questions
                .failure(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no exception " + id));
    }
}
