package dev.plumbline.simulation;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.Document;
import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.server.engine.Batch;
import dev.plumbline.server.engine.EngineStore;
import dev.plumbline.server.engine.Fate;
import dev.plumbline.server.engine.Undone;
import dev.plumbline.server.engine.WaitingPiece;
import dev.plumbline.server.engine.WakeUp;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translation;
import dev.plumbline.server.translate.Translator;
import dev.plumbline.server.verify.Finding;
import dev.plumbline.server.verify.Lags;
import dev.plumbline.server.verify.Proofs;
import dev.plumbline.server.verify.Unproven;
import dev.plumbline.simulation.world.Hooks;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Breaks one thing of a mirror. */
final class Saboteur {
    private Saboteur() {}

    /** Changes what is stored of each batch. */
    private static Hooks ofBatches(UnaryOperator<Batch> change) {
        return new Hooks() {
            @Override
            public EngineStore store(EngineStore real) {
                return new ChangingStore(real, change);
            }
        };
    }

    /** Changes the commands of each batch. */
    static Hooks ofCommands(UnaryOperator<List<Command>> change) {
        return ofBatches(batch -> {
            List<Run.Said> said = batch.result().commands();
            List<Command> commands =
                    change.apply(said.stream().map(Run.Said::command).toList());
            List<Run.Said> changed = new ArrayList<>();
            for (Command command : commands) {
                Run.Said origin = said.stream()
                        .filter(one -> one.command().lane().equals(command.lane()))
                        .findFirst()
                        .orElseThrow();
                changed.add(new Run.Said(origin.cause(), origin.about(), command, origin.pressing()));
            }
            return withCommands(batch, changed);
        });
    }

    /** Changes or drops each command. */
    static Hooks ofEach(Function<Command, Optional<Command>> change) {
        return ofBatches(batch -> withCommands(
                batch,
                batch.result().commands().stream()
                        .flatMap(said -> change.apply(said.command()).stream()
                                .map(command -> new Run.Said(said.cause(), said.about(), command, said.pressing())))
                        .toList()));
    }

    /** Changes or drops each event of a metric. */
    static Hooks ofEvents(String metric, Function<TrackEvent, Optional<TrackEvent>> change) {
        return ofEach(
                command -> command instanceof TrackEvent event && event.metric().equals(metric)
                        ? change.apply(event).map(other -> other)
                        : Optional.of(command));
    }

    /** Whatever changes nothing tells its customer's last event once more. */
    static Hooks ofRepetitions() {
        List<Run.Said> told = new ArrayList<>();
        return ofBatches(batch -> {
            List<Run.Said> said = new ArrayList<>(batch.result().commands());
            batch.fates().stream()
                    .filter(fate -> fate.status() == Fate.Status.UNCHANGED && !told.isEmpty())
                    .forEach(fate -> said.add(new Run.Said(
                            fate.inboxId(),
                            told.getLast().about(),
                            told.getLast().command(),
                            false)));
            batch.result().commands().stream()
                    .filter(one -> one.command() instanceof TrackEvent)
                    .forEach(told::add);
            return withCommands(batch, said);
        });
    }

    /** What is wrong with an IDoc is not written down. */
    static Hooks ofComplaints() {
        return ofBatches(batch -> new Batch(
                batch.made(),
                batch.result(),
                batch.fates().stream()
                        .map(fate -> new Fate(
                                fate.inboxId(),
                                fate.control(),
                                fate.status(),
                                fate.reason(),
                                List.of(),
                                fate.notes(),
                                fate.content(),
                                fate.found()))
                        .toList(),
                batch.woken(),
                batch.decided(),
                batch.defects()));
    }

    private static Batch withCommands(Batch batch, List<Run.Said> commands) {
        Run.Result result = batch.result();
        return new Batch(
                batch.made(),
                new Run.Result(
                        result.aggregates(),
                        result.pending(),
                        commands,
                        result.remarks(),
                        result.subjects(),
                        result.judgements()),
                batch.fates(),
                batch.woken(),
                batch.decided(),
                batch.defects());
    }

    /** Changes what an IDoc was read as. */
    static Hooks ofTranslations(UnaryOperator<Translation> change) {
        return new Hooks() {
            @Override
            public PieceReader reader(PieceReader real) {
                return (form, charset, raw) -> {
                    Translator.Reading reading = real.read(form, charset, raw);
                    return new Translator.Reading(reading.control(), change.apply(reading.translation()));
                };
            }
        };
    }

    /** Changes each document. */
    static Hooks ofDocuments(UnaryOperator<Document> change) {
        return ofTranslations(translation -> translation instanceof Translation.Documents read
                ? new Translation.Documents(
                        read.documents().stream().map(change).toList(), read.leftOut(), read.notes())
                : translation);
    }

    /** What becomes of every fifth event. */
    enum Mail {
        LOST,
        HELD_BACK
    }

    /** Says of every fifth event that it was sent. */
    static Hooks ofSending(Mail mail) {
        return new Hooks() {
            @Override
            public Sender sender(Sender real) {
                return new LyingSender(real, mail);
            }
        };
    }

    /** Takes every acceptance for a proof. */
    static Hooks ofBelieving() {
        return new Hooks() {
            @Override
            public Proofs proofs(Proofs real) {
                return new BelievingProofs(real);
            }
        };
    }

    /** Says of every fifth event that it was sent, and takes that for a proof. */
    static Hooks ofBelievingItself() {
        return new Hooks() {
            @Override
            public Sender sender(Sender real) {
                return new LyingSender(real, Mail.LOST);
            }

            @Override
            public Proofs proofs(Proofs real) {
                return new BelievingProofs(real);
            }
        };
    }

    /** The real proofs, but for what was not found. */
    private record BelievingProofs(Proofs real) implements Proofs {
        @Override
        public List<Unproven> due(String account, Instant acceptedBy, Instant now, int limit) {
            return real.due(account, acceptedBy, now, limit);
        }

        @Override
        public void leaveOut(String account, List<Unproven> unsampled, Instant now) {
            real.leaveOut(account, unsampled, now);
        }

        @Override
        public long metSince(String account, Instant since) {
            return real.metSince(account, since);
        }

        @Override
        public void note(String account, List<Finding> findings, Instant now) {
            real.note(
                    account,
                    findings.stream()
                            .<Finding>map(
                                    finding -> new Finding.Stored(finding.about(), Optional.empty(), Optional.empty()))
                            .toList(),
                    now);
        }

        @Override
        public Lags lagsSince(String account, Instant since) {
            return real.lagsSince(account, since);
        }

        @Override
        public Optional<Instant> front(String account) {
            return real.front(account);
        }
    }

    private static final class LyingSender implements Sender {
        private final Sender real;
        private final Mail mail;
        private final Deque<KlaviyoRequest> heldBack = new ArrayDeque<>();
        private int events;

        LyingSender(Sender real, Mail mail) {
            this.real = real;
            this.mail = mail;
        }

        @Override
        public KlaviyoResponse<Answer> send(KlaviyoRequest request) {
            boolean event = request.endpoint() == Endpoint.CREATE_EVENT;
            if (event && ++events % 5 == 0) {
                if (mail == Mail.HELD_BACK) {
                    heldBack.add(request);
                }
                return new KlaviyoResponse.Success<>(Answer.empty(), 202, Optional.empty());
            }
            KlaviyoResponse<Answer> response = real.send(request);
            while (!heldBack.isEmpty()) {
                real.send(heldBack.removeFirst());
            }
            return response;
        }
    }

    /** The real store, but for what it saves. */
    private record ChangingStore(EngineStore real, UnaryOperator<Batch> change) implements EngineStore {
        @Override
        public <T> T transact(Supplier<T> work) {
            return real.transact(work);
        }

        @Override
        public boolean becomeTheOnlyEngine() {
            return real.becomeTheOnlyEngine();
        }

        @Override
        public List<Undone> undone(int limit) {
            return real.undone(limit);
        }

        @Override
        public List<WakeUp> due(Instant now, int limit) {
            return real.due(now, limit);
        }

        @Override
        public List<WakeUp> leftOutByAnother(String mapping, int limit) {
            return real.leftOutByAnother(mapping, limit);
        }

        @Override
        public List<WaitingPiece> waiting(int limit) {
            return real.waiting(limit);
        }

        @Override
        public Optional<Instant> nextWakeUp() {
            return real.nextWakeUp();
        }

        @Override
        public Map<AggregateKey, Aggregate> load(Set<AggregateKey> keys) {
            return real.load(keys);
        }

        @Override
        public void attempt(Runnable work) {
            real.attempt(work);
        }

        @Override
        public void save(Batch batch) {
            real.save(change.apply(batch));
        }

        @Override
        public boolean passes(RuntimeException failure) {
            return real.passes(failure);
        }
    }
}
