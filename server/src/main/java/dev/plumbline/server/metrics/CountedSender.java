package dev.plumbline.server.metrics;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts and times an account's requests, by endpoint and by what came of them. */
public final class CountedSender implements Sender {
    private final String account;
    private final Sender sender;
    private final MeterRegistry registry;

    public CountedSender(String account, Sender sender, Meters meters) {
        this.account = account;
        this.sender = sender;
        this.registry = meters.registry();
        for (Outcome outcome : Outcome.values()) {
            timer(Endpoint.CREATE_EVENT, outcome);
        }
    }

    /** What came of a request. */
    enum Outcome {
        ANSWERED,
        /** 429. */
        THROTTLED,
        /** Any other 4xx. */
        REFUSED,
        /** 5xx, or no connection. */
        FAILED,
        /** It left, and no answer came. */
        UNKNOWN
    }

    @Override
    public KlaviyoResponse<Answer> send(KlaviyoRequest request) {
        Timer.Sample began = Timer.start(registry);
        KlaviyoResponse<Answer> response = sender.send(request);
        began.stop(timer(request.endpoint(), outcomeOf(response)));
        return response;
    }

    private Timer timer(Endpoint endpoint, Outcome outcome) {
        return Timer.builder("plumbline.klaviyo.requests")
                .description("Requests to Klaviyo and the time until their answer")
                .tag("account", account)
                .tag("endpoint", Meters.labelOf(endpoint))
                .tag("outcome", Meters.labelOf(outcome))
                .register(registry);
    }

    private static Outcome outcomeOf(KlaviyoResponse<Answer> response) {
        return response.findFailure().map(CountedSender::outcomeOf).orElse(Outcome.ANSWERED);
    }

    private static Outcome outcomeOf(Failure failure) {
        return switch (failure) {
            case Failure.Throttled _ -> Outcome.THROTTLED;
            case Failure.Invalid _, Failure.NotFound _, Failure.Conflict _ -> Outcome.REFUSED;
            case Failure.Unauthorized _, Failure.PermissionDenied _ -> Outcome.REFUSED;
            case Failure.ServerError _, Failure.NotSent _ -> Outcome.FAILED;
            case Failure.OutcomeUnknown _ -> Outcome.UNKNOWN;
        };
    }

    @Override
    public void close() {
        sender.close();
    }
}
