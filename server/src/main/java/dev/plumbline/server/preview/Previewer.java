package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.LeftOut;
import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.core.aggregate.Routed;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.aggregate.Shelf;
import dev.plumbline.core.document.Document;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.source.Witness;
import dev.plumbline.server.delivery.UnsentRequests;
import dev.plumbline.server.preview.Preview.Outcome;
import dev.plumbline.server.preview.Preview.Piece;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.Complaint;
import dev.plumbline.server.translate.Finding;
import dev.plumbline.server.translate.Translation;
import dev.plumbline.server.translate.Translator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Shows what a mapping makes of IDocs. Nothing is sent or stored. Safe to share. */
public final class Previewer {
    private final IdocReader reader;
    private final UnsentRequests requests;
    private final StoredJson json = new StoredJson();

    public Previewer(IdocReader reader, UnsentRequests requests) {
        this.reader = reader;
        this.requests = requests;
    }

    /** What is known of an IDoc before it is worked. */
    private record Reading(Sample sample, Translator.Reading reading, List<Witness.Seen> seen) {
        List<Document> documents() {
            return reading.translation() instanceof Translation.Documents read ? read.documents() : List.of();
        }
    }

    /** What the mapping makes of these IDocs, worked in this order. */
    public Preview preview(Mapping mapping, List<Sample> samples, Setting setting) {
        Translator translator = new Translator(reader, mapping);
        List<Reading> readings =
                samples.stream().map(sample -> read(translator, sample)).toList();
        Instant now = now(readings, setting);
        NotedWording wording = new NotedWording(mapping.targets());
        TrialContract trial = TrialContract.of(mapping.contract(), wording, setting);
        Mirror mirror = new Mirror(trial.contract());
        Run run = new Run(mirror, shelf(setting), now);
        List<Piece> pieces = new ArrayList<>();
        for (Reading reading : readings) {
            pieces.add(worked(pieces.size() + 1, reading, mirror, run));
        }
        Waking.wake(run, now);
        Run.Result result = run.result();
        RequestsInWords told = new RequestsInWords(requests, mapping.targets(), wording, json);
        return new Preview(
                mapping.version(),
                trial.assumed(),
                pieces,
                result.commands().stream().map(said -> told.of(said, now)).toList(),
                held(result.pending()),
                result.remarks().stream()
                        .map(remark -> new Preview.Note(
                                remark.cause(),
                                remark.what().about().toString(),
                                remark.what().text()))
                        .toList(),
                findings(readings),
                leftOut(result.aggregates()),
                Judged.of(result.judgements()));
    }

    private static Reading read(Translator translator, Sample sample) {
        // A field that is asked for twice was read once.
        Set<Witness.Seen> seen = new LinkedHashSet<>();
        return new Reading(sample, translator.translate(sample.source(), seen::add), List.copyOf(seen));
    }

    private static Instant now(List<Reading> readings, Setting setting) {
        return switch (setting) {
            case Setting.Alone alone ->
                readings.stream()
                        .flatMap(reading -> reading.documents().stream())
                        .map(document -> document.origin().created())
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
            case Setting.Stored stored -> stored.now();
        };
    }

    private static Shelf shelf(Setting setting) {
        return switch (setting) {
            case Setting.Alone alone -> keys -> Map.of();
            case Setting.Stored stored -> stored.shelf();
        };
    }

    private Piece worked(int number, Reading reading, Mirror mirror, Run run) {
        List<Routed> messages = mirror.route(reading.documents());
        return switch (reading.reading().translation()) {
            case Translation.Documents read
            when messages.isEmpty() ->
                piece(number, reading, Outcome.IGNORED, Translation.Ignored.OF_NO_ORDER.rule(), read.leftOut());
            case Translation.Documents read -> {
                Outcome outcome = Outcome.of(run.take(number, messages));
                Optional<LeftOut> leftOut = outcome == Outcome.APPLIED ? run.leftOut(messages) : Optional.empty();
                yield piece(
                        number,
                        reading,
                        leftOut.isPresent() ? Outcome.IGNORED : outcome,
                        leftOut.map(LeftOut::inWords).orElse(""),
                        read.leftOut());
            }
            case Translation.Ignored ignored -> piece(number, reading, Outcome.IGNORED, ignored.rule(), List.of());
            case Translation.Failed failed ->
                piece(number, reading, Outcome.EXCEPTION, "", List.of(failed.complaint()));
        };
    }

    private Piece piece(int number, Reading reading, Outcome outcome, String reason, List<Complaint> complaints) {
        return new Piece(
                number,
                reading.sample().name(),
                reading.reading().control().map(Previewer::control).orElse(Preview.Control.UNKNOWN),
                outcome,
                reason,
                complaints.stream().map(Previewer::wrong).toList(),
                reading.reading().translation() instanceof Translation.Documents read ? read.notes() : List.of(),
                reading.seen().stream().map(Previewer::readValue).toList(),
                reading.documents().stream().map(this::said).toList());
    }

    private static Preview.Control control(ControlRecord control) {
        return new Preview.Control(control.docnum(), control.messageType(), control.basicType(), control.extension());
    }

    private static Preview.Wrong wrong(Complaint complaint) {
        return new Preview.Wrong(
                complaint.kind().name(), complaint.reason(), complaint.segment(), complaint.field(), complaint.value());
    }

    private static Preview.Read readValue(Witness.Seen seen) {
        return new Preview.Read(
                seen.field(),
                seen.segment().name(),
                seen.segment().number(),
                seen.sapField(),
                seen.text(),
                seen.place().toString(),
                seen.word());
    }

    private Preview.Said said(Document document) {
        String kind = document.getClass().getSimpleName().replaceFirst("Document$", "");
        return new Preview.Said(kind.toLowerCase(Locale.ROOT), json.read(json.write(document), JsonNode.class));
    }

    private static List<Preview.Found> findings(List<Reading> readings) {
        Map<Finding, Integer> first = new LinkedHashMap<>();
        for (int n = 0; n < readings.size(); n++) {
            for (Finding finding : readings.get(n).reading().found()) {
                first.putIfAbsent(finding, n + 1);
            }
        }
        List<Preview.Found> all = new ArrayList<>();
        first.forEach((finding, idoc) -> all.add(
                new Preview.Found(finding.kind().name(), finding.place(), finding.name(), finding.treated(), idoc)));
        return all;
    }

    private static List<Preview.Filtered> leftOut(Map<AggregateKey, Aggregate> aggregates) {
        return aggregates.values().stream()
                .flatMap(aggregate -> aggregate.leftOut().stream()
                        .map(by -> new Preview.Filtered(aggregate.key().toString(), by.filter(), by.reason())))
                .toList();
    }

    private static List<Preview.Held> held(Map<AggregateKey, Run.Pending> pending) {
        List<Preview.Held> held = new ArrayList<>();
        pending.forEach((key, kept) -> kept.holds()
                .forEach(hold -> held.add(new Preview.Held(
                        kept.cause(),
                        key.toString(),
                        hold.reason().name(),
                        hold.detail(),
                        hold.waitsFor(),
                        hold.deadline().map(Instant::toString).orElse(""),
                        hold.policy().name()))));
        return held;
    }
}
