package dev.plumbline.bench.limits;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.AnswerReader;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.JsonBody;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.sandbox.klaviyo.KlaviyoModel;
import dev.plumbline.sandbox.klaviyo.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** The way to the stand-in and back, which takes its time. What arrives there is written down. */
final class Wire implements Sender {
    private static final int FASTEST_MILLIS = 80;
    private static final int SLOWEST_MILLIS = 300;

    private static final Map<String, String> HEADERS = Map.of(
            "Authorization",
            "Klaviyo-API-Key bench",
            "revision",
            "2026-07-15",
            "Content-Type",
            "application/vnd.api+json");

    private final KlaviyoModel model;
    private final Errands errands;
    private final InstantSource clock;
    private final RandomGenerator dice;
    private final BiConsumer<KlaviyoRequest, Instant> watch;
    private final List<Arrival> arrivals = new ArrayList<>();

    /**
     * A request at the stand-in.
     *
     * @param status what it answered
     */
    record Arrival(Instant at, Endpoint endpoint, int status) {
        boolean isThrottled() {
            return status == 429;
        }
    }

    /** @param watch told of every request that the stand-in has let in, and when */
    Wire(
            KlaviyoModel model,
            Errands errands,
            InstantSource clock,
            RandomGenerator dice,
            BiConsumer<KlaviyoRequest, Instant> watch) {
        this.model = model;
        this.errands = errands;
        this.clock = clock;
        this.dice = dice;
        this.watch = watch;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    @Override
    public KlaviyoResponse<Answer> send(KlaviyoRequest request) {
        Duration both = Duration.ofMillis(dice.nextInt(FASTEST_MILLIS, SLOWEST_MILLIS + 1));
        // Neither the way there nor the way back is the whole of it.
        Duration there = both.multipliedBy(dice.nextInt(30, 71)).dividedBy(100);
        errands.await(there);
        Optional<Reply> reply = model.answer(
                request.method().name(),
                request.path(),
                HEADERS,
                request.body().map(JsonBody::text).orElse(""));
        Arrival arrival = new Arrival(
                clock.instant(), request.endpoint(), reply.map(Reply::status).orElse(0));
        arrivals.add(arrival);
        if (!arrival.isThrottled()) {
            watch.accept(request, arrival.at());
        }
        errands.await(both.minus(there));
        return reply.map(answer -> read(request.endpoint(), answer))
                .orElseGet(() -> KlaviyoResponse.failed(new Failure.OutcomeUnknown("no answer")));
    }

    private KlaviyoResponse<Answer> read(Endpoint endpoint, Reply reply) {
        Map<String, String> headers = new TreeMap<>();
        reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new AnswerReader(
                        endpoint,
                        reply.status(),
                        name -> Optional.ofNullable(headers.get(name)),
                        reply.body().getBytes(StandardCharsets.UTF_8))
                .read(clock.instant());
    }
}
