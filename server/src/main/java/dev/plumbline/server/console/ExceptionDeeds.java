package dev.plumbline.server.console;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.api.Answers;
import dev.plumbline.server.api.Questions;
import dev.plumbline.server.console.ExceptionPages.Desks;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.exceptions.CorrectionDesk;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.exceptions.Replay;
import dev.plumbline.server.exceptions.RetryDesk;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do at the exceptions desk. Each deed leads back to the page where it was done, which says what came of it. */
@Controller
@RequestMapping("/exceptions")
final class ExceptionDeeds {
    private final CauseDesk causes;
    private final RetryDesk retries;
    private final CorrectionDesk corrections;
    private final ExceptionDesk exceptions;
    private final Questions questions;

    ExceptionDeeds(Desks desks, ExceptionDesk exceptions, Questions questions) {
        this.causes = desks.causes();
        this.retries = desks.retries();
        this.corrections = desks.corrections();
        this.exceptions = exceptions;
        this.questions = questions;
    }

    @PostMapping("/causes/{cause}/retry")
    String retryAll(@PathVariable String cause, Caller caller, RedirectAttributes said) {
        say(
                said,
                retries.start(cause, caller.name()).isPresent()
                        ? "Started: each is tried again, one after the other."
                        : "Nothing of this is open, or it is being tried again already.");
        return "redirect:/exceptions/causes/" + id(cause);
    }

    @PostMapping("/causes/{cause}/cancel")
    String cancel(@PathVariable String cause, RedirectAttributes said) {
        retries.lastOf(cause).ifPresent(retry -> retries.cancel(retry.id()));
        say(said, "Stopped. What was tried was tried.");
        return "redirect:/exceptions/causes/" + id(cause);
    }

    @PostMapping("/causes/{cause}/assign")
    String assign(@PathVariable String cause, @RequestParam String to, RedirectAttributes said) {
        return answered(cause, causes.assign(cause, to), to.isBlank() ? "It is nobody's now." : "Noted.", said);
    }

    @PostMapping("/causes/{cause}/ignore")
    String ignore(
            @PathVariable String cause,
            @RequestParam String until,
            @RequestParam String why,
            Caller caller,
            RedirectAttributes said) {
        try {
            Instant end = LocalDate.parse(until)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return answered(
                    cause,
                    causes.ignore(cause, end, caller.name(), why),
                    "Ignored until the end of " + until + ".",
                    said);
        } catch (DateTimeException noDay) {
            say(said, "Until when? Expected a day such as 2026-03-31.");
            return "redirect:/exceptions/causes/" + id(cause);
        }
    }

    @PostMapping("/causes/{cause}/show")
    String show(@PathVariable String cause, RedirectAttributes said) {
        return answered(cause, causes.show(cause), "It is on the list again.", said);
    }

    @PostMapping("/causes/{cause}/remark")
    String remark(@PathVariable String cause, @RequestParam String text, Caller caller, RedirectAttributes said) {
        return answered(cause, causes.remark(cause, caller.name(), text), "Noted.", said);
    }

    private static String answered(String cause, CauseDesk.Answer answer, String good, RedirectAttributes said) {
        say(
                said,
                switch (answer) {
                    case CauseDesk.Answer.Noted noted -> good;
                    case CauseDesk.Answer.Incomplete incomplete -> incomplete.reason();
                });
        return "redirect:/exceptions/causes/" + id(cause);
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable long id, RedirectAttributes said) {
        say(
                said,
                switch (exceptions.replay(id)) {
                    case Replay.Started started -> "It is tried again.";
                    case Replay.NotOpen notOpen -> notOpen.reason();
                    case Replay.NotReplayable not -> not.reason();
                });
        return "redirect:/exceptions/" + id;
    }

    @PostMapping("/{id}/correct")
    String correct(
            @PathVariable long id,
            @RequestParam int number,
            @RequestParam String value,
            @RequestParam String why,
            Caller caller,
            RedirectAttributes said) {
        Answers.Failure failure = questions
                .failure(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no exception " + id));
        Answers.ExceptionOf about = failure.exception();
        CorrectionDesk.Answer answer = corrections.correct(
                failure.inboxId(),
                new CorrectionDesk.Place(number, about.segment(), about.field()),
                about.value(),
                value,
                caller.name(),
                why);
        return switch (answer) {
            case CorrectionDesk.Answer.Noted noted -> retry(id, said);
            case CorrectionDesk.Answer.Refused refused -> {
                say(said, refused.reason());
                yield "redirect:/exceptions/" + id;
            }
        };
    }

    private static void say(RedirectAttributes said, String text) {
        said.addFlashAttribute("said", text);
    }

    /** Nothing else leads back to where one was. */
    private static String id(String cause) {
        return cause.matches("[0-9a-f]{32}") ? cause : "";
    }
}
