package dev.plumbline.simulation.world;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.AnswerReader;
import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.JsonBody;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoModel;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Reply;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.simulation.world.Trouble.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The way to Klaviyo's model: what is sent is written down, and some of it goes wrong. */
final class Klaviyo implements Sender {
    private static final Map<String, String> HEADERS = Map.of(
            "Authorization",
            "Klaviyo-API-Key simulation",
            "revision",
            "2026-07-15",
            "Content-Type",
            "application/vnd.api+json");

    private final KlaviyoModel model;
    private final InstantSource clock;
    private final Dangers dangers;
    private final Diary diary;
    private final List<Trouble> faults;
    private final List<Wired> wire = new ArrayList<>();
    private Instant departed = Instant.MIN;
    private boolean deaf;

    Klaviyo(KlaviyoModel model, List<Trouble> troubles, InstantSource clock, Dangers dangers, Diary diary) {
        this.model = model;
        this.clock = clock;
        this.dangers = dangers;
        this.diary = diary;
        this.faults = new ArrayList<>(troubles.stream()
                .filter(trouble -> trouble instanceof Trouble.Klaviyos || trouble instanceof Trouble.Refusing)
                .toList());
    }

    /** Carries a request that left at that time; its process is there to hear the answer. */
    void carry(Flights.Flight flight) {
        departed = flight.departed();
        flight.request().run();
    }

    /** Carries a request whose process is no more. */
    void carryForNobody(Flights.Flight flight) {
        deaf = true;
        try {
            carry(flight);
        } finally {
            deaf = false;
        }
    }

    @Override
    public KlaviyoResponse<Answer> send(KlaviyoRequest request) {
        if (!deaf) {
            dangers.mayCrash(Place.BEFORE_SENDING);
        }
        Optional<Trouble> trouble = strike(request);
        KlaviyoResponse<Answer> response = answer(request, trouble);
        if (!deaf) {
            dangers.mayCrash(Place.AFTER_SENDING);
        }
        return response;
    }

    private KlaviyoResponse<Answer> answer(KlaviyoRequest request, Optional<Trouble> trouble) {
        if (trouble.filter(Trouble.Refusing.class::isInstance).isPresent()) {
            note(request, trouble, 400);
            return KlaviyoResponse.failed(new Failure.Invalid(
                    400,
                    List.of(new ApiError(
                            "",
                            400,
                            "invalid",
                            "Invalid input.",
                            "The simulation refuses this.",
                            Optional.empty(),
                            Optional.empty(),
                            Map.of()))));
        }
        trouble.ifPresent(struck -> {
            if (struck instanceof Trouble.Klaviyos fault) {
                model.faults().add(Fault.always(fault.kind()).atMost(1).lasting(fault.delay()));
            }
        });
        Optional<Reply> reply = model.answer(
                request.method().name(),
                request.path(),
                HEADERS,
                request.body().map(JsonBody::text).orElse(""));
        model.faults().clear();
        note(request, trouble, reply.map(Reply::status).orElse(0));
        return reply.filter(answered -> answered.late().isZero())
                .map(answered -> read(request.endpoint(), answered))
                .orElseGet(() -> KlaviyoResponse.failed(new Failure.OutcomeUnknown("no answer")));
    }

    private KlaviyoResponse<Answer> read(Endpoint endpoint, Reply reply) {
        Map<String, String> headers = new HashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new AnswerReader(
                        endpoint,
                        reply.status(),
                        name -> Optional.ofNullable(headers.get(name)),
                        reply.body().getBytes(StandardCharsets.UTF_8))
                .read(clock.instant());
    }

    private void note(KlaviyoRequest request, Optional<Trouble> trouble, int status) {
        Optional<Fault.Kind> kind = trouble.flatMap(
                struck -> struck instanceof Trouble.Klaviyos fault ? Optional.of(fault.kind()) : Optional.empty());
        if (!request.endpoint().reads()) {
            wire.add(new Wired(clock.instant(), departed, request, kind, status));
        }
        kind.ifPresent(fault -> diary.note(
                () -> "Klaviyo: " + fault + " for " + request.endpoint().name().toLowerCase(Locale.ROOT)));
    }

    /** The first trouble that concerns a request; it has struck once more then. */
    private Optional<Trouble> strike(KlaviyoRequest request) {
        for (int n = 0; n < faults.size(); n++) {
            Trouble fault = faults.get(n);
            if (!fault.from().isAfter(clock.instant()) && concerns(fault, request)) {
                Optional<Trouble> rest = once(fault);
                if (rest.isPresent()) {
                    faults.set(n, rest.get());
                } else {
                    faults.remove(n);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Only events can be lost: what else is accepted has an answer that says so. */
    private static boolean concerns(Trouble trouble, KlaviyoRequest request) {
        boolean event =
                request.endpoint() == Endpoint.CREATE_EVENT || request.endpoint() == Endpoint.BULK_CREATE_EVENTS;
        return trouble instanceof Trouble.Klaviyos fault
                ? request.path().startsWith(fault.path()) && concerns(fault.kind(), request, event)
                : event;
    }

    private static boolean concerns(Fault.Kind kind, KlaviyoRequest request, boolean event) {
        return switch (kind) {
            case LOST -> event;
            case JOB_CANCELLED, JOB_FORGOTTEN, JOB_ROW_FAILS ->
                !request.endpoint().reads();
            default -> true;
        };
    }

    private static Optional<Trouble> once(Trouble trouble) {
        if (trouble instanceof Trouble.Klaviyos fault && fault.times() > 1) {
            return Optional.of(
                    new Trouble.Klaviyos(fault.kind(), fault.path(), fault.from(), fault.times() - 1, fault.delay()));
        }
        return trouble instanceof Trouble.Refusing refusing && refusing.times() > 1
                ? Optional.of(new Trouble.Refusing(refusing.from(), refusing.times() - 1))
                : Optional.empty();
    }

    List<Wired> wire() {
        return wire;
    }

    Snapshot snapshot() {
        return model.snapshot();
    }

    /** Somebody signs up on a web page, with nothing but an address. */
    void signUp(String email) {
        model.answer("POST", "/api/profile-import", HEADERS, body("", email));
    }

    /** Takes another address, unless the profile has become the customer's by now. */
    void giveUp(String email) {
        Optional<Profile> own = model.snapshot().profiles().stream()
                .filter(profile ->
                        profile.text("email").filter(email::equalsIgnoreCase).isPresent()
                                && profile.text("external_id").isEmpty())
                .findFirst();
        own.ifPresent(profile ->
                model.answer("PATCH", "/api/profiles/" + profile.id(), HEADERS, body(profile.id(), "moved." + email)));
    }

    private static String body(String id, String email) {
        String own = id.isEmpty() ? "" : "\"id\":\"" + id + "\",";
        return "{\"data\":{\"type\":\"profile\"," + own + "\"attributes\":{\"email\":\"" + email + "\"}}}";
    }
}
