package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Account;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.server.delivery.Condition.Health;
import dev.plumbline.server.outbox.OpenJob;
import dev.plumbline.server.outbox.QueuedCommand;
import java.util.List;

/** What was heard from Klaviyo and is not on disk yet. */
sealed interface Heard {

    /** What it says about Klaviyo's servers. */
    Health health();

    /**
     * A command that left alone.
     *
     * @param form how much of it was sent, when it is a profile
     * @param requests none when no request can say it
     */
    record Departure(QueuedCommand command, ProfileForm form, List<KlaviyoRequest> requests) {
        Verdicts.Sent sent() {
            return new Verdicts.Sent(command.command(), form, command.attempts());
        }
    }

    /** Of one command. */
    record OfOne(Departure departure, Outcome outcome, Health health) implements Heard {
        QueuedCommand command() {
            return departure.command();
        }
    }

    /**
     * Of many.
     *
     * @param job the number of their job, 0 when they are none
     */
    record OfMany(Parcel parcel, long job, BulkOutcome outcome, Health health) implements Heard {}

    /** Of a job that was asked after. */
    record OfJob(OpenJob job, JobNews news, Health health) implements Heard {}

    /** Of the key's account. */
    record OfAccount(KlaviyoResponse<Account> answer) implements Heard {
        @Override
        public Health health() {
            return Health.of(answer);
        }
    }
}
