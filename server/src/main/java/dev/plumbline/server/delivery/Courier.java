package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Carries one command to Klaviyo and waits for the answer. */
final class Courier {
    private final Sender sender;
    private final SharedRateBudget budget;
    private final InstantSource clock;

    Courier(Sender sender, SharedRateBudget budget, InstantSource clock) {
        this.sender = sender;
        this.budget = budget;
        this.clock = clock;
    }

    /** @param requests the request whose permit was granted, and the one to send instead when the thing is there already */
    KlaviyoResponse<Answer> carry(List<KlaviyoRequest> requests) {
        KlaviyoResponse<Answer> response = sent(requests.getFirst());
        boolean exists = response.findFailure()
                .filter(Failure.Conflict.class::isInstance)
                .isPresent();
        if (!exists || requests.size() == 1) {
            return response;
        }
        KlaviyoRequest update = requests.get(1);
        return switch (budget.acquire(update.endpoint(), clock.instant())) {
            case Permit.Granted granted -> sent(update);
            case Permit.Wait wait ->
                KlaviyoResponse.failed(new Failure.Throttled(Duration.between(clock.instant(), wait.until())));
        };
    }

    private KlaviyoResponse<Answer> sent(KlaviyoRequest request) {
        KlaviyoResponse<Answer> response = sender.send(request);
        response.findFailure().ifPresent(failure -> {
            if (failure instanceof Failure.Throttled throttled) {
                budget.throttled(request.endpoint(), clock.instant(), throttled.retryAfter());
            }
        });
        return response;
    }
}
