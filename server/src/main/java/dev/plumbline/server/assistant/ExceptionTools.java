package dev.plumbline.server.assistant;

import dev.plumbline.server.api.Answers;
import dev.plumbline.server.api.Questions;
import dev.plumbline.server.api.SegmentsOf;
import dev.plumbline.server.assistant.Tool.Argument;
import dev.plumbline.server.exceptions.Cause;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.words.Headline;
import dev.plumbline.server.words.Headlines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What cannot go on, why, and what to do. */
final class ExceptionTools {
    /** So many are counted; the rest is "at least". */
    private static final int MOST = 1_000;

    private final CauseDesk causes;
    private final Headlines headlines;
    private final Questions questions;
    private final SegmentsOf segments;
    private final JsonMapper mapper;
    private final InstantSource clock;

    ExceptionTools(
            CauseDesk causes,
            Headlines headlines,
            Questions questions,
            SegmentsOf segments,
            JsonMapper mapper,
            InstantSource clock) {
        this.causes = causes;
        this.headlines = headlines;
        this.questions = questions;
        this.segments = segments;
        this.mapper = mapper;
        this.clock = clock;
    }

    List<Tool> tools() {
        return List.of(
                Tool.reading(
                        "exceptions",
                        "What cannot go on",
                        "Open exceptions. Without an argument: their causes (exceptions that differ in numbers and values only are one"
                                + " cause), those with most records first, each with the team that mends it, what it means to the"
                                + " business, the first step, who looks after it and one example. With a cause: the records of it."
                                + " Use it for 'what is broken', 'what failed', 'what should I do first'.",
                        List.of(Argument.optionalText(
                                "cause", "a cause's id, 32 hexadecimal digits, to list its records")),
                        asked -> asked.optional("cause").map(this::ofCause).orElseGet(this::all)),
                Tool.reading(
                        "explain_exception",
                        "What is wrong with a record",
                        "One exception with all that explains it: the record and its IDoc, the segment, field and value it is about,"
                                + " the rule that is not met, the segment as SAP sent it, where a command was refused also the request"
                                + " that Klaviyo got and its answer, and what to do. Use it after exceptions or trace gave a number.",
                        List.of(Argument.number("exception", "the exception's number")),
                        asked -> explain(asked.number("exception"))));
    }

    /** A cause in the words of the business. */
    record Group(
            String cause,
            String headline,
            long open,
            String harm,
            String team,
            boolean overdue,
            boolean cameBack,
            Instant oldest,
            Instant newest,
            String assignedTo,
            String ignoredUntil,
            String firstStep,
            Cause.Example example) {
        static Group of(Cause cause, Headline headline, Instant now) {
            return new Group(
                    cause.id(),
                    headline.text(),
                    cause.open(),
                    headline.harm(),
                    headline.team().title(),
                    now.isAfter(cause.oldest().plus(headline.within())),
                    cause.cameBack(),
                    cause.oldest(),
                    cause.newest(),
                    cause.care().assignedTo(),
                    cause.care().isIgnored(now)
                            ? cause.care().ignoredUntil().map(Instant::toString).orElse("")
                            : "",
                    headline.firstStep(),
                    cause.example());
        }
    }

    private Answer all() {
        Instant now = clock.instant();
        List<Group> groups = causes.open(MOST).stream()
                .map(cause -> Group.of(cause, headlines.of(cause), now))
                .toList();
        if (groups.isEmpty()) {
            return new Answer.Told("No exception is open.", Map.of(), List.of());
        }
        long records = groups.stream().mapToLong(Group::open).sum();
        return new Answer.Told(
                "%,d exceptions are open, of %s%d causes; %d causes are overdue, %d are ignored for now."
                        .formatted(
                                records,
                                groups.size() == MOST ? "at least " : "",
                                groups.size(),
                                groups.stream().filter(Group::overdue).count(),
                                groups.stream()
                                        .filter(group -> !group.ignoredUntil().isEmpty())
                                        .count()),
                Map.of("causes", groups),
                List.of(
                        "explain_exception with the id of an example says what is wrong in full",
                        "exceptions with a cause lists its records",
                        "Once the cause is mended, propose_retry has a person try all of it again"));
    }

    private Answer ofCause(String cause) {
        List<Answers.ExceptionOf> records = questions.openOfCause(cause, 0, MOST);
        Optional<Cause> found = causes.find(cause);
        if (found.isEmpty()) {
            return new Answer.Told(
                    "No exception of this cause is open.",
                    Map.of("cause", cause),
                    List.of("exceptions without an argument lists what is open"));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("cause", Group.of(found.get(), headlines.of(found.get()), clock.instant()));
        data.put("remarks", causes.remarks(cause));
        data.put("records", records);
        return new Answer.Told(
                "%,d exceptions of this cause are open%s. The oldest stand first."
                        .formatted(
                                found.get().open(),
                                found.get().open() > MOST ? "; the first 1,000 were looked at" : ""),
                data,
                List.of("explain_exception with a record's id says what is wrong in full"));
    }

    /** A field of a segment, in the names by which values are masked. */
    record FieldOf(String field, String value) {}

    /** A segment as SAP sent it. */
    record SegmentOf(int number, String name, List<FieldOf> fields) {
        static SegmentOf of(SegmentsOf.Part part) {
            return new SegmentOf(
                    part.number(),
                    part.name(),
                    part.fields().stream()
                            .map(field -> new FieldOf(field.name(), field.value()))
                            .toList());
        }
    }

    private Answer explain(long id) {
        Optional<Answers.Failure> found = questions.failure(id);
        if (found.isEmpty()) {
            return new Answer.Refused("There is no exception " + id + "; exceptions lists those that are open");
        }
        Answers.Failure failure = found.get();
        Answers.ExceptionOf exception = failure.exception();
        Optional<Headline> headline = causes.find(failure.cause())
                .map(cause -> Headline.of(cause.example(), headlines.thingOf(cause.example()), 1));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("exception", exception);
        data.put("cause", failure.cause());
        data.put(
                "rule",
                causes.find(failure.cause())
                        .map(cause -> cause.example().gate())
                        .orElse(""));
        data.put("harm", headline.map(Headline::harm).orElse(""));
        data.put("team", headline.map(words -> words.team().title()).orElse(""));
        data.put("segments", offending(failure));
        failure.request().ifPresent(request -> data.put("request", request(request)));
        boolean isOpen = exception.closedAt().isEmpty();
        return new Answer.Told(
                "Exception %d is %s. %s"
                        .formatted(
                                id,
                                isOpen ? "open" : "closed",
                                headline.map(words -> words.text() + ".")
                                        .orElse("Nothing of its cause is open any more.")),
                data,
                isOpen ? whatToDo(headline, exception) : List.of());
    }

    private static List<String> whatToDo(Optional<Headline> headline, Answers.ExceptionOf exception) {
        String retry = exception.kind().equals("HOLD_OVERDUE")
                ? "A person decides about the hold on the page Holds: release or drop"
                : "Once that is done, propose_retry with the cause has a person try again all that failed for it";
        return headline.map(words -> List.of(words.firstStep(), retry)).orElseGet(() -> List.of(retry));
    }

    private List<SegmentOf> offending(Answers.Failure failure) {
        String name = failure.exception().segment();
        if (name.isEmpty() || failure.inboxId() == 0) {
            return List.of();
        }
        return segments.of(failure.inboxId()).stream()
                .flatMap(content -> content.segments().stream())
                .filter(part -> part.name().equals(name))
                .map(SegmentOf::of)
                .toList();
    }

    /** The body as what it is, so that what says who a person is can be told by its name. */
    private Map<String, Object> request(Answers.Failure.Request request) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("kind", request.kind());
        told.put("status", request.status());
        told.put("attempts", request.attempts());
        told.put("settledAt", request.settledAt());
        told.put("mapping", request.mapping());
        told.put("answer", request.answer());
        told.put("fields", leaves(request.body()));
        return told;
    }

    private List<FieldOf> leaves(String body) {
        try {
            List<FieldOf> fields = new ArrayList<>();
            addLeaves("", mapper.readTree(body), fields);
            return fields;
        } catch (JacksonException noJson) {
            return List.of(new FieldOf("body", body));
        }
    }

    private static void addLeaves(String path, JsonNode node, List<FieldOf> fields) {
        switch (node) {
            case ObjectNode object ->
                object.properties()
                        .forEach(entry -> addLeaves(
                                path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                                entry.getValue(),
                                fields));
            case ArrayNode array -> {
                for (int n = 0; n < array.size(); n++) {
                    addLeaves(path + "[" + n + "]", array.get(n), fields);
                }
            }
            default -> {
                if (!node.isNull()) {
                    fields.add(new FieldOf(path, node.asString("")));
                }
            }
        }
    }
}
