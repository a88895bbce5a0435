package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoConfig;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.outbox.Outbox;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Executor;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A way to Klaviyo for tests.
 *
 * @param parallel how many requests may be under way at once; 0 is shadow mode
 * @param executor the caller's own thread unless a test says otherwise
 */
public record Way(Sender sender, int parallel, Executor executor, Doorbell bell, InstantSource clock) {

    /** Over HTTP, with many lanes at once, on the caller's thread. The client closes with the virtual machine. */
    public static Way over(URI klaviyo, InstantSource clock) {
        KlaviyoClient client = new KlaviyoClient(KlaviyoConfig.of(klaviyo, new ApiKey("pk_test")), clock);
        return new Way(client::send, 16, Runnable::run, new Doorbell(), clock);
    }

    public Way withParallel(int count) {
        return new Way(sender, count, executor, bell, clock);
    }

    public Way withSender(Sender other) {
        return new Way(other, parallel, executor, bell, clock);
    }

    public Way withExecutor(Executor other) {
        return new Way(sender, parallel, other, bell, clock);
    }

    /** A delivery on this way, as DeliveryWiring makes it. */
    public Delivery delivery(Outbox outbox, ExceptionDesk desk, TransactionOperations transaction) {
        SharedRateBudget budget = new SharedRateBudget(new RateBudget(1));
        return new Delivery(
                outbox,
                desk,
                transaction,
                new Delivery.Channel(
                        new Courier(sender, budget, clock),
                        new CommandRequests(Duration.ofDays(7)),
                        new Verdicts(DeliveryWiring.BACKOFF, new Random(1)),
                        budget,
                        parallel,
                        executor,
                        bell),
                clock);
    }
}
