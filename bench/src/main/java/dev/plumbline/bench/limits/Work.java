package dev.plumbline.bench.limits;

import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.server.delivery.BulkRule;
import dev.plumbline.server.outbox.NewCommand;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A backlog without end that keeps some endpoints busy.
 *
 * @param memory how long the stand-in has to remember what it was told
 * @param first what must be there before it begins
 * @param backlog all that is then to be told
 * @param endpoints those that it goes by
 */
record Work(
        String name,
        BulkRule bulk,
        Duration memory,
        Iterator<NewCommand> first,
        Iterator<NewCommand> backlog,
        List<Endpoint> endpoints) {
    /** Nothing ever shares a request. */
    private static final BulkRule ALONE =
            new BulkRule(Integer.MAX_VALUE, Duration.ofSeconds(20), Duration.ofSeconds(5));

    /** What is never asked for again, an item until its variant is there, and an article until its next change. */
    private static final Duration SHORT = Duration.ofSeconds(10);

    private static final Duration LONGER = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** So many articles are changed again and again: more than are under way at a time. */
    private static final int FEW_ARTICLES = 1_000;

    private static final int MANY_ARTICLES = 30_000;

    static List<Work> all() {
        return List.of(
                work("events, one by one", ALONE, events(false), Endpoint.CREATE_EVENT),
                work("events, together", BulkRule.STANDARD, events(true), Endpoint.BULK_CREATE_EVENTS),
                work("profiles, one by one", ALONE, profiles(), Endpoint.IMPORT_PROFILE),
                work("profiles, together", BulkRule.STANDARD, profiles(), Endpoint.BULK_IMPORT_PROFILES),
                newArticles("new articles, one by one", ALONE, Endpoint.CREATE_ITEM, Endpoint.CREATE_VARIANT),
                newArticles(
                        "new articles, together",
                        BulkRule.STANDARD,
                        Endpoint.BULK_CREATE_ITEMS,
                        Endpoint.BULK_CREATE_VARIANTS),
                known("known articles, one by one", ALONE, FEW_ARTICLES, Endpoint.UPDATE_ITEM, Endpoint.UPDATE_VARIANT),
                known(
                        "known articles, together",
                        BulkRule.STANDARD,
                        MANY_ARTICLES,
                        Endpoint.BULK_UPDATE_ITEMS,
                        Endpoint.BULK_UPDATE_VARIANTS),
                stock("stock, one by one", ALONE, FEW_ARTICLES, Endpoint.UPDATE_VARIANT),
                stock("stock, together", BulkRule.STANDARD, MANY_ARTICLES, Endpoint.BULK_UPDATE_VARIANTS));
    }

    private static Work work(String name, BulkRule bulk, Stream<NewCommand> backlog, Endpoint... endpoints) {
        return new Work(name, bulk, SHORT, Collections.emptyIterator(), backlog.iterator(), List.of(endpoints));
    }

    private static Work newArticles(String name, BulkRule bulk, Endpoint... endpoints) {
        return new Work(
                name, bulk, LONGER, Collections.emptyIterator(), newArticles().iterator(), List.of(endpoints));
    }

    private static Work known(String name, BulkRule bulk, int articles, Endpoint... endpoints) {
        Stream<NewCommand> changes = LongStream.iterate(0, n -> n + 1)
                .boxed()
                .flatMap(n -> Stream.of(Samples.item(n % articles), Samples.variant(n % articles)));
        return new Work(name, bulk, LONGEST, articles(articles).iterator(), changes.iterator(), List.of(endpoints));
    }

    private static Work stock(String name, BulkRule bulk, int articles, Endpoint... endpoints) {
        Stream<NewCommand> counts =
                LongStream.iterate(0, n -> n + 1).mapToObj(n -> Samples.stock(n % articles, n / articles));
        return new Work(name, bulk, LONGEST, articles(articles).iterator(), counts.iterator(), List.of(endpoints));
    }

    private static Stream<NewCommand> events(boolean silent) {
        return LongStream.iterate(0, n -> n + 1).mapToObj(n -> Samples.event(n, n, World.START, silent));
    }

    private static Stream<NewCommand> profiles() {
        return LongStream.iterate(0, n -> n + 1).mapToObj(n -> Samples.state(n, "first", false));
    }

    private static Stream<NewCommand> newArticles() {
        return LongStream.iterate(0, n -> n + 1).boxed().flatMap(n -> Stream.of(Samples.item(n), Samples.variant(n)));
    }

    private static Stream<NewCommand> articles(int count) {
        return newArticles().limit(2L * count);
    }
}
