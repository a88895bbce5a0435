package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.core.aggregate.Mirror.Routed;
import dev.plumbline.core.aggregate.Reception;
import dev.plumbline.core.aggregate.Step;
import dev.plumbline.core.document.Document;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.translate.Complaint;
import dev.plumbline.server.translate.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a batch of IDocs makes of the aggregates that it concerns: worked out in memory, stored by {@link EngineStore}. */
final class Batch {
    private static final int LONGEST_CONTROL_FIELD = 100;

    private final Mirror mirror;
    private final Instant now;
    private final Map<AggregateKey, Aggregate> aggregates = new HashMap<>();
    private final Map<AggregateKey, Optional<Hold>> holds = new LinkedHashMap<>();
    private final List<NewCommand> commands = new ArrayList<>();
    private final List<Fate> fates = new ArrayList<>();
    private final Set<Subject> subjects = new LinkedHashSet<>();

    Batch(Mirror mirror, Instant now) {
        this.mirror = mirror;
        this.now = now;
    }

    /** An IDoc and what it was read as. */
    record Translated(WaitingIdoc idoc, Optional<ControlRecord> control, Translation translation) {

        Translated asDefect(String reason) {
            return new Translated(
                    idoc,
                    control.map(Translated::storable),
                    new Translation.Failed(new Complaint(Complaint.Kind.DEFECT, reason, "", "", "")));
        }

        /** The control record itself may be what cannot be stored: this one has no NUL and fits into any index. */
        private static ControlRecord storable(ControlRecord control) {
            Map<String, String> values = new LinkedHashMap<>();
            control.values().forEach((name, value) -> {
                String text = value.replace('\0', '\uFFFD');
                values.put(name, text.substring(0, Math.min(text.length(), LONGEST_CONTROL_FIELD)));
            });
            return new ControlRecord(values);
        }
    }

    /**
     * What became of an IDoc.
     *
     * @param control who sent what, as far as it could be read
     * @param status a value of {@code inbox.status}
     * @param reason the rule that ignored it, empty otherwise
     * @param complaint why it became an exception, empty otherwise
     */
    record Fate(
            long inboxId,
            Optional<ControlRecord> control,
            String status,
            String reason,
            Optional<Complaint> complaint) {}

    /** An aggregate and an IDoc that concerned it. */
    record Subject(AggregateKey key, long inboxId) {}

    Set<AggregateKey> keysOf(List<Translated> batch) {
        Set<AggregateKey> keys = new LinkedHashSet<>();
        for (Translated translated : batch) {
            if (translated.translation() instanceof Translation.Documents read) {
                read.documents().forEach(document -> mirror.route(document).forEach(routed -> keys.add(routed.to())));
            }
        }
        return keys;
    }

    void know(Map<AggregateKey, Aggregate> stored) {
        aggregates.putAll(stored);
    }

    void take(Translated translated) {
        Verdict verdict = switch (translated.translation()) {
            case Translation.Documents read -> apply(translated.idoc().id(), read.documents());
            case Translation.Ignored ignored -> new Verdict("ignored", ignored.rule(), Optional.empty());
            case Translation.Failed failed -> new Verdict("exception", "", Optional.of(failed.complaint()));
        };
        fates.add(new Fate(
                translated.idoc().id(), translated.control(), verdict.status(), verdict.reason(), verdict.complaint()));
    }

    private record Verdict(String status, String reason, Optional<Complaint> complaint) {}

    private Verdict apply(long id, List<Document> documents) {
        EnumSet<Reception> receptions = EnumSet.noneOf(Reception.class);
        for (Document document : documents) {
            for (Routed routed : mirror.route(document)) {
                Step step = mirror.step(routed, Optional.ofNullable(aggregates.get(routed.to())));
                remember(id, routed.to(), step);
                receptions.add(step.reception());
            }
        }
        return receptions.isEmpty()
                ? new Verdict("ignored", "it names no order that it belongs to", Optional.empty())
                : new Verdict(statusOf(receptions), "", Optional.empty());
    }

    private void remember(long id, AggregateKey key, Step step) {
        aggregates.put(key, step.aggregate());
        holds.put(key, step.hold());
        subjects.add(new Subject(key, id));
        step.commands().forEach(command -> commands.add(new NewCommand(id, key.toString(), command)));
    }

    /** An IDoc with several parts is as new as the newest of them. */
    private static String statusOf(EnumSet<Reception> receptions) {
        if (receptions.contains(Reception.APPLIED)) {
            return "applied";
        }
        return receptions.contains(Reception.UNCHANGED) ? "unchanged" : "superseded";
    }

    Instant now() {
        return now;
    }

    /** The aggregates that were stepped. */
    Map<AggregateKey, Aggregate> changed() {
        Map<AggregateKey, Aggregate> changed = new LinkedHashMap<>(aggregates);
        changed.keySet().retainAll(holds.keySet());
        return changed;
    }

    Map<AggregateKey, Optional<Hold>> holds() {
        return holds;
    }

    List<NewCommand> commands() {
        return commands;
    }

    List<Fate> fates() {
        return fates;
    }

    Set<Subject> subjects() {
        return subjects;
    }
}
