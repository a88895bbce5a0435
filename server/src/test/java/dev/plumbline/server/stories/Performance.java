package dev.plumbline.server.stories;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.aggregate.Message;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.server.translate.Complaint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A story being played: its documents arrive, its time passes, and what came of it is kept. Used once. */
final class Performance {
    private static final String SYSTEM = "PRD-100";
    private static final Instant BEFORE = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration AFTERWARDS = Duration.ofHours(1);
    private static final Pattern FOREIGN = Pattern.compile("(.+) \\((\\w+-\\d+)\\)");
    private static final Pattern CUSTOMERS = Pattern.compile("\\b(?:customer|ship-to|bill-to|payer) (\\w+)");

    private final Story story;
    private final StorySettings settings;
    private final StoryClock clock;
    private final MemoryHost host;
    private final Post post;
    private final Map<String, Dispatch> dispatches = new HashMap<>();
    private final Map<String, Map<AggregateKey, Run.Pending>> pendingAt = new LinkedHashMap<>();
    private final Map<String, Complaint> complaints = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private int letters;

    /** A message and how it was sent last. */
    private record Dispatch(SapMessage message, Post.Letter letter) {}

    /** A row of the story that is ready to be sent. */
    private record Due(Instant when, Dispatch dispatch, String about) {}

    Performance(Story story) {
        this(story, new StorySettings(story));
    }

    /** The settings of a story that is played many times are read once. */
    Performance(Story story, StorySettings settings) {
        this.story = story;
        this.settings = settings;
        this.clock = new StoryClock(settings.zone());
        this.host = new MemoryHost(settings.contract());
        this.post = new Post(settings.mapping());
    }

    MemoryHost host() {
        return host;
    }

    StoryClock clock() {
        return clock;
    }

    StorySettings settings() {
        return settings;
    }

    /** What was kept at the times that the story asks about; the end is the empty name. */
    Map<String, Map<AggregateKey, Run.Pending>> pendingAt() {
        return pendingAt;
    }

    /** What was wrong, by the document that it was about. */
    Map<String, Complaint> complaints() {
        return complaints;
    }

    /** What was odd about the messages, each with the document that it was about before it. */
    List<String> notes() {
        return notes;
    }

    /** As the story tells it. */
    Performance asTold() {
        return play(false);
    }

    /** Every document twice, and a third time under a new number. */
    Performance withRepetitions() {
        return play(true);
    }

    private Performance play(boolean repeating) {
        introduceCustomers();
        SapWords words = new SapWords(clock, plain(story.said()));
        for (Map<String, String> row : plain(story.said())) {
            Instant when = clock.read(row.get("when")).instant();
            lookUntil(when);
            host.passUntil(when);
            if (row.get("document").equals("release") || row.get("document").equals("drop")) {
                decide(row, when);
            } else {
                due(row, words).ifPresent(due -> arrive(due, repeating));
            }
        }
        end();
        return this;
    }

    /** All documents at the end of the story, in an order that the dice choose. */
    Performance inOrderOf(Random dice) {
        introduceCustomers();
        SapWords words = new SapWords(clock, plain(story.said()));
        List<Due> all = new ArrayList<>();
        plain(story.said()).forEach(row -> due(row, words).ifPresent(all::add));
        Instant last = clock.read(story.said().getLast().get("when")).instant();
        host.passUntil(last);
        Collections.shuffle(all, dice);
        all.forEach(due -> arrive(new Due(last, due.dispatch(), due.about()), false));
        host.passUntil(last.plus(AFTERWARDS));
        return this;
    }

    private void end() {
        Instant last = clock.read(story.said().getLast().get("when")).instant();
        lookUntil(Instant.MAX);
        host.passUntil(last.plus(AFTERWARDS));
        pendingAt.put("", host.pending());
    }

    /** Keeps what is held at those times that the story asks about and that are over when this one comes. */
    private void lookUntil(Instant when) {
        Map<Instant, String> asked = new TreeMap<>();
        story.outcome().holds().rows().forEach(row -> {
            String at = row.getOrDefault("at", "");
            if (!at.isEmpty() && !pendingAt.containsKey(at)) {
                asked.put(clock.read(at).instant(), at);
            }
        });
        asked.forEach((instant, at) -> {
            if (instant.isBefore(when)) {
                host.passUntil(instant);
                pendingAt.put(at, host.pending());
            }
        });
    }

    /** The system of a row stands behind its document: {@code order (QAS-200)}; elsewhere it is of no interest. */
    private static List<Map<String, String>> plain(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, String> plain = new LinkedHashMap<>(row);
                    Matcher foreign = FOREIGN.matcher(row.get("document"));
                    plain.put("system", foreign.matches() ? foreign.group(2) : SYSTEM);
                    plain.put("document", foreign.matches() ? foreign.group(1) : row.get("document"));
                    return plain;
                })
                .toList();
    }

    private Optional<Due> due(Map<String, String> row, SapWords words) {
        String about = row.get("document") + " " + row.get("number");
        Instant when = clock.read(row.get("when")).instant();
        Instant created = words.created(row).instant();
        Optional<Dispatch> dispatch = switch (row.get("what it says")) {
            case "the same IDoc again" -> Optional.of(dispatches.get(about));
            case "the same content in a new IDoc" ->
                Optional.of(new Dispatch(
                        dispatches.get(about).message(), new Post.Letter(row.get("system"), ++letters, created)));
            default ->
                words.messageOf(row)
                        .map(message -> new Dispatch(message, new Post.Letter(row.get("system"), ++letters, created)));
        };
        dispatch.ifPresent(each -> dispatches.put(about, each));
        return dispatch.map(each -> new Due(when, each, about));
    }

    private void arrive(Due due, boolean repeating) {
        Dispatch dispatch = due.dispatch();
        take(due, dispatch.letter());
        if (repeating) {
            Post.Letter letter = dispatch.letter();
            take(due, letter);
            take(
                    due,
                    new Post.Letter(letter.system(), ++letters, letter.created().plusSeconds(1)));
        }
    }

    private void take(Due due, Post.Letter letter) {
        Post.Heard heard = post.send(due.dispatch().message(), letter);
        heard.complaints().forEach(complaint -> complaints.put(due.about() + " " + complaint.field(), complaint));
        heard.notes().forEach(note -> notes.add(due.about() + ": " + note));
        heard.documents().forEach(document -> host.take(document, due.when()));
    }

    private void decide(Map<String, String> row, Instant when) {
        String[] parts = row.get("number").split(" ", -1);
        String[] system = row.get("system").split("-", -1);
        Kind kind = parts.length > 1 && parts[0].equals("customer") ? Kind.CUSTOMER : Kind.ORDER;
        String[] why = row.get("what it says").split(": ", 2);
        host.take(
                new AggregateKey(kind, new SystemId(system[0], system[1]), parts[parts.length - 1]),
                new Message.Decided(
                        row.get("document").equals("release")
                                ? Message.Decided.Kind.RELEASE
                                : Message.Decided.Kind.DROP,
                        why[0],
                        why.length > 1 ? why[1] : "",
                        when),
                when);
    }

    /** Customers that a story does not speak of itself were known long before it begins. */
    private void introduceCustomers() {
        Set<String> strangers = new LinkedHashSet<>();
        story.said().stream()
                .filter(row -> !row.get("document").equals("customer"))
                .forEach(row -> CUSTOMERS
                        .matcher(row.get("what it says"))
                        .results()
                        .forEach(found -> strangers.add(found.group(1))));
        story.said().stream()
                .filter(row -> row.get("document").startsWith("customer"))
                .forEach(row -> strangers.remove(row.get("number")));
        strangers.removeAll(settings.oneTimeCustomers());
        if (!story.setting("known customers", "").equals("none")) {
            for (String number : strangers) {
                SapMessage message = CustomerWords.customer(number, "company Nordwind GmbH; area 1000/10/00: group 01");
                post.send(message, new Post.Letter(SYSTEM, ++letters, BEFORE))
                        .documents()
                        .forEach(document -> host.take(document, BEFORE));
            }
        }
        host.passUntil(BEFORE.plus(Duration.ofHours(23)));
        host.forgetTheBeginning();
    }
}
