package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import java.util.List;

/** Carries one command to Klaviyo and waits for the answer. */
final class Courier {
    private final BudgetedSender sender;

    Courier(BudgetedSender sender) {
        this.sender = sender;
    }

    /** @param requests the request whose permit was granted, and the one to send instead when the thing is there already */
    KlaviyoResponse<Answer> carry(List<KlaviyoRequest> requests) {
        KlaviyoResponse<Answer> response = sender.sendCounted(requests.getFirst());
        boolean exists = response.findFailure()
                .filter(Failure.Conflict.class::isInstance)
                .isPresent();
        return exists && requests.size() > 1 ? sender.send(requests.get(1)) : response;
    }
}
