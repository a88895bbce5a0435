package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import java.time.Duration;
import java.time.InstantSource;

/** Sends what the budget allows; what it does not allow now is answered as Klaviyo would answer it, and does not leave. */
final class BudgetedSender implements Sender {
    private final Sender sender;
    private final SharedRateBudget budget;
    private final InstantSource clock;

    BudgetedSender(Sender sender, SharedRateBudget budget, InstantSource clock) {
        this.sender = sender;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public KlaviyoResponse<Answer> send(KlaviyoRequest request) {
        return switch (budget.acquire(request.endpoint(), clock.instant())) {
            case Permit.Granted _ -> sendCounted(request);
            case Permit.Wait wait ->
                KlaviyoResponse.failed(new Failure.Throttled(Duration.between(clock.instant(), wait.until())));
        };
    }

    /** Sends a request that was counted already. */
    KlaviyoResponse<Answer> sendCounted(KlaviyoRequest request) {
        KlaviyoResponse<Answer> response = sender.send(request);
        learn(request.endpoint(), response);
        return response;
    }

    private void learn(Endpoint endpoint, KlaviyoResponse<Answer> response) {
        switch (response) {
            case KlaviyoResponse.Success<Answer> success ->
                success.rateLimit().ifPresent(headers -> budget.observed(endpoint, headers));
            case KlaviyoResponse.Failed<Answer>(Failure failure) -> {
                if (failure instanceof Failure.Throttled(Duration retryAfter)) {
                    budget.throttled(endpoint, clock.instant(), retryAfter);
                }
            }
        }
    }
}
