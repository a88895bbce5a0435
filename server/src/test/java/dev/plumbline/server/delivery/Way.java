package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoConfig;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.server.exceptions.RefusalDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.outbox.Outbox;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A way to a Klaviyo account for tests.
 *
 * @param parallel how many requests may be under way at once; 0 is shadow mode
 * @param executor the caller's own thread unless a test says otherwise
 */
public record Way(
        String account,
        Sender sender,
        int parallel,
        BulkRule bulk,
        Executor executor,
        Doorbell bell,
        InstantSource clock) {

    /** As the deliveries of tests keep it. */
    public static final Duration LIVE_WINDOW = Duration.ofDays(7);

    /** However much waits, nothing goes together. */
    public static final BulkRule ALONE = new BulkRule(Integer.MAX_VALUE, Duration.ofSeconds(20), Duration.ofSeconds(5));

    /** To the account that there is when no other is configured. */
    public Way(Sender sender, int parallel, Executor executor, Doorbell bell, InstantSource clock) {
        this("main", sender, parallel, BulkRule.STANDARD, executor, bell, clock);
    }

    /** Over HTTP, with many lanes at once, on the caller's thread. The client closes with the virtual machine. */
    public static Way over(URI klaviyo, InstantSource clock) {
        return over(klaviyo, "pk_test", clock);
    }

    /** As {@link #over(URI, InstantSource)}, with a key of its own. */
    public static Way over(URI klaviyo, String key, InstantSource clock) {
        KlaviyoClient client = new KlaviyoClient(KlaviyoConfig.of(klaviyo, new ApiKey(key)), clock);
        return new Way(client::send, 16, Runnable::run, new Doorbell(), clock);
    }

    public Way withAccount(String name) {
        return new Way(name, sender, parallel, bulk, executor, bell, clock);
    }

    public Way withParallel(int count) {
        return new Way(account, sender, count, bulk, executor, bell, clock);
    }

    public Way withSender(Sender other) {
        return new Way(account, other, parallel, bulk, executor, bell, clock);
    }

    public Way withExecutor(Executor other) {
        return new Way(account, sender, parallel, bulk, other, bell, clock);
    }

    public Way withBulk(BulkRule other) {
        return new Way(account, sender, parallel, other, executor, bell, clock);
    }

    /** A delivery on this way, as DeliveryWiring makes it. */
    public Delivery delivery(Outbox outbox, RefusalDesk desk, TransactionOperations transaction) {
        return delivery(outbox, desk, transaction, Optional.empty());
    }

    /** As above, with a key that is checked before the first write. */
    public Delivery delivery(
            Outbox outbox, RefusalDesk desk, TransactionOperations transaction, Optional<String> klaviyoId) {
        return new Delivery(
                outbox,
                desk,
                transaction,
                new Route(
                        account,
                        klaviyoId,
                        sender,
                        new SharedRateBudget(new RateBudget(1)),
                        LIVE_WINDOW,
                        parallel,
                        bulk,
                        executor,
                        bell,
                        new Random(1)),
                clock);
    }
}
