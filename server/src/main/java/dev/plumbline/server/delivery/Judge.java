package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Failure;
import dev.plumbline.server.outbox.JobLedger;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Settlement;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides what is to be written down of what was heard, and what is to be tried next. One thread uses it. */
final class Judge {
    private final JobLedger jobs;
    private final ReadyHeads heads;
    private final JobFollower follower;
    private final Condition condition;
    private final Map<Long, ProfileForm> forms = new HashMap<>();
    private final Set<Channel> notTogether = EnumSet.noneOf(Channel.class);

    Judge(JobLedger jobs, ReadyHeads heads, JobFollower follower, Condition condition) {
        this.jobs = jobs;
        this.heads = heads;
        this.follower = follower;
        this.condition = condition;
    }

    /** How much of a profile is to be sent this time. */
    ProfileForm formOf(QueuedCommand command) {
        return forms.getOrDefault(command.id(), ProfileForm.WHOLE);
    }

    /** Whether the key may send many at once this way. */
    boolean mayShare(Channel channel) {
        return !notTogether.contains(channel);
    }

    void judge(Heard.OfOne answer, Judgement judgement) {
        List<Settlement> settlements = judgement.settlements();
        QueuedCommand command = answer.command();
        long id = command.id();
        switch (answer.outcome()) {
            case Outcome.Accepted accepted -> {
                settlements.add(
                        accepted.stored()
                                ? new Settlement.Stored(id, accepted.answer())
                                : new Settlement.Accepted(id, accepted.answer()));
                renewed(command, judgement);
                condition.works();
            }
            case Outcome.AcceptedInPart part -> {
                settlements.add(new Settlement.Refused(id, part.answer()));
                judgement.refusals().add(Refusals.conflict(command, part.form()));
                // What is new in it has arrived, so one exception about the same profile is enough.
                judgement.renewals().add(id);
                condition.works();
                condition.trouble(part.answer());
            }
            case Outcome.RetryAs again -> {
                settlements.add(new Settlement.Retry(id, again.when(), again.reason()));
                condition.works();
                condition.trouble(again.reason());
            }
            case Outcome.RetryAt retry -> {
                settlements.add(new Settlement.Retry(id, retry.when(), retry.reason()));
                condition.trouble(retry.reason());
            }
            case Outcome.Refused refused -> {
                settlements.add(new Settlement.Refused(id, refused.reason()));
                judgement
                        .refusals()
                        .add(Refusals.refused(command, answer.departure().requests(), refused));
                if (!answer.departure().requests().isEmpty()) {
                    condition.works();
                }
                condition.trouble(refused.reason());
            }
            case Outcome.AccountPaused paused -> {
                settlements.add(new Settlement.Retry(id, paused.until(), paused.reason()));
                condition.pause(paused.until(), paused.reason());
                heads.clear();
            }
        }
        judgement.afterwards().add(() -> rememberForm(id, answer.outcome()));
    }

    private void rememberForm(long id, Outcome outcome) {
        switch (outcome) {
            case Outcome.RetryAs again -> forms.put(id, again.form());
            case Outcome.RetryAt _, Outcome.AccountPaused _ -> {}
            case Outcome.Accepted _, Outcome.AcceptedInPart _, Outcome.Refused _ -> forms.remove(id);
        }
    }

    private static void renewed(QueuedCommand command, Judgement judgement) {
        if (command.command().isWholeState()) {
            judgement.renewals().add(command.id());
        }
    }

    void judge(Heard.OfMany answer, Judgement judgement, Instant now) {
        Parcel parcel = answer.parcel();
        long job = answer.job();
        switch (answer.outcome()) {
            case BulkOutcome.Accepted accepted -> {
                parcel.ids().forEach(id -> judgement.settlements().add(new Settlement.Accepted(id, accepted.answer())));
                condition.works();
            }
            case BulkOutcome.Started started -> {
                judgement.startedJobs().put(job, started.jobId());
                judgement.afterwards().add(() -> follower.named(job, started.jobId(), now));
                condition.works();
            }
            case BulkOutcome.TakenApart apart -> {
                takeApart(parcel, apart, judgement, now);
                close(job, apart.reason(), judgement);
                condition.works();
                condition.trouble(apart.reason());
            }
            case BulkOutcome.Again again -> {
                putBack(parcel, judgement);
                close(job, again.reason(), judgement);
                condition.trouble(again.reason());
            }
            case BulkOutcome.Unknown unknown -> {
                if (job == 0) {
                    parcel.ids()
                            .forEach(id -> judgement
                                    .settlements()
                                    .add(new Settlement.Retry(id, unknown.when(), unknown.reason())));
                } else {
                    judgement.afterwards().add(() -> follower.later(job, now));
                }
                condition.trouble(unknown.reason());
            }
            case BulkOutcome.NotAllowed denied -> {
                notTogether.add(parcel.channel());
                putBack(parcel, judgement);
                close(job, denied.reason(), judgement);
                condition.trouble("one by one only: " + denied.reason());
            }
            case BulkOutcome.AccountPaused paused -> {
                close(job, paused.reason(), judgement);
                condition.pause(paused.until(), paused.reason());
                heads.clear();
            }
        }
    }

    /**
     * What is named goes alone, where Klaviyo says what is wrong with it, and the others go again without it. Where nothing is named, the
     * halves go each for itself, until the one that is wrong stands alone.
     */
    private void takeApart(Parcel parcel, BulkOutcome.TakenApart apart, Judgement judgement, Instant now) {
        List<QueuedCommand> commands = parcel.commands();
        if (apart.named().isEmpty()) {
            int middle = commands.size() / 2;
            half(parcel, commands.subList(0, middle), apart.reason(), judgement, now);
            half(parcel, commands.subList(middle, commands.size()), apart.reason(), judgement, now);
            return;
        }
        apart.named().forEach(row -> alone(commands.get(row), apart.reason(), judgement, now));
        List<QueuedCommand> others = IntStream.range(0, commands.size())
                .filter(row -> !apart.named().contains(row))
                .mapToObj(commands::get)
                .toList();
        judgement.afterwards().add(() -> heads.putBack(parcel.urgency(), parcel.channel(), others));
    }

    private void half(Parcel parcel, List<QueuedCommand> half, String reason, Judgement judgement, Instant now) {
        if (half.size() == 1) {
            alone(half.getFirst(), reason, judgement, now);
        } else if (!half.isEmpty()) {
            judgement.afterwards().add(() -> heads.addFragment(parcel.urgency(), parcel.channel(), half));
        }
    }

    /** That it was tried makes it go alone next time, after a crash too. */
    private static void alone(QueuedCommand command, String reason, Judgement judgement, Instant now) {
        judgement.settlements().add(new Settlement.Retry(command.id(), now, "among others: " + reason));
    }

    private void putBack(Parcel parcel, Judgement judgement) {
        judgement.afterwards().add(() -> heads.putBack(parcel.urgency(), parcel.channel(), parcel.commands()));
    }

    private void close(long job, String outcome, Judgement judgement) {
        if (job != 0) {
            judgement.closedJobs().put(job, outcome);
            judgement.afterwards().add(() -> follower.forget(job));
        }
    }

    void judge(Heard.OfJob answer, Judgement judgement, Instant now) {
        long job = answer.job().id();
        switch (answer.news()) {
            case JobNews.Running _ -> {
                judgement.afterwards().add(() -> follower.later(job, now));
                condition.works();
            }
            case JobNews.Unreadable(Failure failure) -> {
                judgement.afterwards().add(() -> follower.later(job, now));
                condition.trouble(Verdicts.shortened(failure.summary()));
                if (failure instanceof Failure.Unauthorized || failure instanceof Failure.PermissionDenied) {
                    condition.pause(now.plus(Verdicts.PROBE_A_PAUSED_ACCOUNT), Verdicts.shortened(failure.summary()));
                    heads.clear();
                }
            }
            case JobNews.Ended ended -> {
                List<QueuedCommand> commands = jobs.commandsOf(job);
                String name = answer.job().klaviyoId().orElse("");
                List<Settlement> settled = JobRows.settled(name, commands, ended, now);
                judgement.settlements().addAll(settled);
                for (int n = 0; n < settled.size(); n++) {
                    if (settled.get(n) instanceof Settlement.Stored) {
                        renewed(commands.get(n), judgement);
                    }
                }
                close(job, "ended, " + ended.failed() + " of " + commands.size() + " rows failed", judgement);
                condition.works();
            }
            case JobNews.Lost lost -> {
                jobs.commandsOf(job)
                        .forEach(command ->
                                judgement.settlements().add(new Settlement.Retry(command.id(), now, lost.reason())));
                close(job, lost.reason(), judgement);
                condition.works();
                condition.trouble(lost.reason());
            }
        }
    }
}
