package dev.plumbline.server.assistant;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.assistant.Proposal.Decision;
import dev.plumbline.server.assistant.Proposal.State;
import dev.plumbline.server.exceptions.Retry;
import dev.plumbline.server.exceptions.RetryDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.mapping.MappingDesk;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Takes down what assistants propose, and carries out what people decide about it. What it was is kept for ever. */
public final class ProposalDesk {
    private static final int LONGEST_WHY = 1_000;

    /** Whoever gets more than this reads none. */
    private static final int MOST_OPEN = 100;

    private final ProposalRows rows;
    private final RetryDesk retries;
    private final Doorbell retryBell;
    private final MappingDesk mappings;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    /** @param retryBell rung once an approved retry is on disk */
    ProposalDesk(
            ProposalRows rows,
            RetryDesk retries,
            Doorbell retryBell,
            MappingDesk mappings,
            TransactionOperations transaction,
            InstantSource clock) {
        this.rows = rows;
        this.retries = retries;
        this.retryBell = retryBell;
        this.mappings = mappings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of a proposal. */
    sealed interface Put {
        /** @param isNew false when the same was open already, and is left as it was */
        record Down(Proposal proposal, boolean isNew) implements Put {}

        record Refused(String reason) implements Put {}
    }

    /**
     * A proposal as it stands.
     *
     * @param planNow what the plan would be if it were proposed now
     * @param changed what has changed since it was planned, in words; empty when nothing has, or it is decided
     * @param inForce whether the mapping that was proposed is in force
     */
    public record Standing(Proposal proposal, String planNow, String changed, boolean inForce) {}

    /** What came of a decision. */
    public sealed interface Ruling {
        /** @param outcome what was done, and what is left to do */
        record Noted(long proposal, State state, String outcome) implements Ruling {}

        record NotFound(String reason) implements Ruling {}

        record Incomplete(String reason) implements Ruling {}

        record NotAllowed(String reason) implements Ruling {}

        /** It cannot be decided so, now. */
        record Refused(String reason) implements Ruling {}
    }

    /**
     * What somebody says to a proposal.
     *
     * @param by for the record
     * @param seen the plan that was looked at; empty for the one that was proposed
     */
    public record Verdict(Caller caller, String by, String why, Optional<String> seen) {}

    Put put(ProposalRows.New proposed) {
        Instant now = clock.instant();
        if (proposed.why().isBlank() || proposed.why().length() > LONGEST_WHY) {
            return new Put.Refused(
                    "why is expected: up to " + LONGEST_WHY + " characters for the person who is to decide");
        }
        if (rows.countOpen(now) >= MOST_OPEN) {
            return new Put.Refused(MOST_OPEN + " proposals are open; people have to decide about some of them first");
        }
        return rows.add(proposed, now)
                .flatMap(rows::find)
                .<Put>map(made -> new Put.Down(made, true))
                .or(() -> rows.open(proposed.kind(), proposed.about()).map(known -> new Put.Down(known, false)))
                .orElseGet(() -> new Put.Refused("Somebody decided about the same at this moment; look again"));
    }

    /** Those before a number, the newest first. */
    public List<Proposal> newest(long before, int limit) {
        Instant now = clock.instant();
        return rows.newest(before, limit).stream()
                .map(proposal -> proposal.asOf(now))
                .toList();
    }

    /** One with what has changed since. */
    public Optional<Standing> find(long id) {
        return rows.find(id).map(proposal -> standing(proposal.asOf(clock.instant())));
    }

    private Standing standing(Proposal proposal) {
        String inForce = mappings.current().version();
        return switch (proposal.kind()) {
            case RETRY -> {
                String open = String.valueOf(retries.plan(proposal.about()));
                yield new Standing(
                        proposal,
                        open,
                        open.equals(proposal.plan()) || proposal.state() != State.OPEN
                                ? ""
                                : "It was proposed for " + counted(proposal.plan()) + "; " + counted(open)
                                        + " of this cause are open now",
                        false);
            }
            case MAPPING ->
                new Standing(
                        proposal,
                        inForce,
                        inForce.equals(proposal.plan())
                                        || inForce.equals(proposal.about())
                                        || proposal.state() != State.OPEN
                                ? ""
                                : "It was compared with mapping " + proposal.plan() + "; " + inForce
                                        + " is in force now",
                        inForce.equals(proposal.about()));
        };
    }

    private static String counted(String number) {
        return number.equals("1") ? "1 exception" : number + " exceptions";
    }

    /** A retry starts under the person's name; of a mapping it is noted, and said how it comes into force. */
    public Ruling approve(long id, Verdict verdict) {
        Optional<Standing> found = find(id);
        Optional<Ruling> hindrance = hindrance(id, found, verdict);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Standing standing = found.orElseThrow();
        Proposal proposal = standing.proposal();
        if (!verdict.seen().orElse(proposal.plan()).equals(standing.planNow())) {
            return new Ruling.Refused((standing.changed().isEmpty() ? "It has changed" : standing.changed())
                    + ". Look at it again; whoever means that says so with \"seen\": \"" + standing.planNow() + "\"");
        }
        return switch (proposal.kind()) {
            case RETRY -> startRetry(proposal, verdict, standing.planNow());
            case MAPPING -> decided(id, State.APPROVED, verdict, whatIsLeft(proposal));
        };
    }

    public Ruling reject(long id, Verdict verdict) {
        return hindrance(id, find(id), verdict)
                .orElseGet(() -> decided(id, State.REJECTED, verdict, "Nothing was done."));
    }

    private static Optional<Ruling> hindrance(long id, Optional<Standing> found, Verdict verdict) {
        if (found.isEmpty()) {
            return Optional.of(new Ruling.NotFound("There is no proposal " + id));
        }
        Proposal proposal = found.get().proposal();
        Caller caller = verdict.caller();
        if (!caller.may(proposal.kind().decided())) {
            return Optional.of(new Ruling.NotAllowed(
                    "This takes the permission " + proposal.kind().decided() + ", see docs/access.md"));
        }
        if (caller.way() == Caller.Way.TOKEN && caller.signature("").equals(proposal.by())) {
            return Optional.of(new Ruling.NotAllowed(
                    "Who proposes does not decide: this token made the proposal; a person has to"));
        }
        return switch (proposal.state()) {
            case OPEN -> whyIsMissing(verdict);
            case EXPIRED ->
                Optional.of(new Ruling.Refused("Proposal " + id + " held until " + proposal.until()
                        + " and has expired; it has to be proposed again"));
            case APPROVED, REJECTED ->
                Optional.of(new Ruling.Refused("Proposal " + id + " was decided by "
                        + proposal.decision().by() + " already"));
        };
    }

    private static Optional<Ruling> whyIsMissing(Verdict verdict) {
        return verdict.why().isBlank() || verdict.why().length() > LONGEST_WHY
                ? Optional.of(new Ruling.Incomplete(
                        "Say why, in up to " + LONGEST_WHY + " characters: whoever follows it later reads that"))
                : Optional.empty();
    }

    private Ruling startRetry(Proposal proposal, Verdict verdict, String planned) {
        Ruling ruling = Optional.ofNullable(
                        transaction.execute(status -> startRetryIn(status, proposal, verdict, planned)))
                .orElseThrow();
        // It rang before the commit too, when there was nothing to see yet.
        retryBell.ring();
        return ruling;
    }

    private Ruling startRetryIn(TransactionStatus status, Proposal proposal, Verdict verdict, String planned) {
        Optional<Retry> started = retries.start(proposal.about(), verdict.by());
        if (started.isEmpty()) {
            return new Ruling.Refused("Nothing of this cause is open, or it is being tried again already");
        }
        Ruling ruling = String.valueOf(started.get().total()).equals(planned)
                ? decided(
                        proposal.id(),
                        State.APPROVED,
                        verdict,
                        counted(planned) + (planned.equals("1") ? " is" : " are")
                                + " tried again, one after the other (retry "
                                + started.get().id() + ").")
                : new Ruling.Refused("It changed at this moment: "
                        + counted(String.valueOf(started.get().total())) + " are open. Look at it again");
        if (!(ruling instanceof Ruling.Noted)) {
            status.setRollbackOnly();
        }
        return ruling;
    }

    private Ruling decided(long id, State state, Verdict verdict, String outcome) {
        return rows.decide(
                        id,
                        state,
                        new Decision(verdict.by(), verdict.why().strip(), Optional.empty(), outcome),
                        clock.instant())
                ? new Ruling.Noted(id, state, outcome)
                : new Ruling.Refused("Somebody else decided about proposal " + id + " at this moment");
    }

    /** A mapping comes into force from its file alone, so that file and server never say different things. */
    private static String whatIsLeft(Proposal proposal) {
        return "Nothing is in force yet: a mapping comes from its file. Save it from /proposals/" + proposal.id()
                + "/mapping.yaml as the server's mapping file (mapping.file, by default mapping.yaml), commit it where you keep it, and"
                + " run ./plumbline mapping reload. It is in force when ./plumbline mapping versions shows "
                + proposal.about()
                + ".";
    }

    /** The file of the mapping in force; empty when the default mapping stands alone. */
    public String fileInForce() {
        return mappings.inForce().text();
    }
}
