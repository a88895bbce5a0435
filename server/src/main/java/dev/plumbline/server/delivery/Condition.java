package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.server.delivery.DeliveryStatus.Mode;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether an account can be delivered to, and since what it cannot. One thread uses it. */
final class Condition {
    private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

    private final String account;
    private final Circuit circuit = new Circuit();
    private Mode mode = Mode.LIVE;
    private String reason = "";
    private String lastTrouble = "";
    private Instant pausedUntil = Instant.MIN;

    Condition(String account) {
        this.account = account;
    }

    /** What a response says about Klaviyo's servers, whatever it says about the command. */
    enum Health {
        ANSWERED,
        FAILED,
        /** Too much, or not sent at all: says nothing about them. */
        SILENT;

        static Health of(KlaviyoResponse<?> response) {
            return response.findFailure().map(Health::of).orElse(ANSWERED);
        }

        static Health of(Failure failure) {
            return switch (failure) {
                case Failure.ServerError _, Failure.NotSent _, Failure.OutcomeUnknown _ -> FAILED;
                case Failure.Throttled _ -> SILENT;
                case Failure.Invalid _, Failure.NotFound _, Failure.Conflict _ -> ANSWERED;
                case Failure.Unauthorized _, Failure.PermissionDenied _ -> ANSWERED;
            };
        }
    }

    Mode mode() {
        return mode;
    }

    String reason() {
        return reason;
    }

    String lastTrouble() {
        return lastTrouble;
    }

    Instant pausedUntil() {
        return pausedUntil;
    }

    boolean isPaused() {
        return mode == Mode.PAUSED;
    }

    /** Klaviyo has taken or refused something with this key: whatever paused the account is over. */
    void works() {
        if (isPaused()) {
            LOG.info("Delivery to account {} goes on", account);
        }
        pausedUntil = Instant.MIN;
        mode = Mode.LIVE;
        reason = "";
    }

    void trouble(String words) {
        lastTrouble = words;
    }

    /** Nothing leaves until then, and after it one request that shows whether all others may. */
    void pause(Instant until, String why) {
        if (!isPaused() || !reason.equals(why)) {
            LOG.warn("Delivery to account {} is paused: {}", account, why);
        }
        mode = Mode.PAUSED;
        reason = why;
        lastTrouble = why;
        pausedUntil = until;
    }

    /** Counts failures of Klaviyo's servers. Returns whether that pauses the account. */
    boolean noted(Health health, Instant now) {
        switch (health) {
            case ANSWERED -> circuit.answered();
            case FAILED -> {
                return circuit.failed(now)
                        .map(until -> {
                            pause(
                                    until,
                                    "Klaviyo's servers have failed " + circuit.failures()
                                            + " requests in a row; single ones try whether they are back");
                            return true;
                        })
                        .orElse(false);
            }
            case SILENT -> {}
        }
        return false;
    }
}
