package dev.plumbline.bench.system;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.Comparison;
import dev.plumbline.sandbox.sap.Dispatch;
import dev.plumbline.sandbox.sap.Dispatch.Message;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Throughput, latency and intake of the whole system. */
public final class SystemBench {
    private static final int CONNECTIONS = 64;
    private static final Duration BETWEEN_LIGHT_ORDERS = Duration.ofMillis(50);
    private static final Pattern ORDER = Pattern.compile("<QUALF>002</QUALF>\\s*<BELNR>0*(\\d+)</BELNR>");

    private final Path home;
    private final InstantSource clock;
    private final PrintWriter out;

    public SystemBench(Path home, InstantSource clock, PrintWriter out) {
        this.home = home;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Runs and prints all of it.
     *
     * @param orders of the throughput and intake runs
     * @param light orders of the latency run
     */
    public void run(int orders, int light) throws IOException, InterruptedException {
        out.printf("%d processors, %s %s%n", Runtime.getRuntime().availableProcessors(), "JDK", Runtime.version());
        out.flush();
        intake(orders);
        throughput(orders);
        latency(light);
    }

    private List<Message> messages(Traffic traffic) {
        return new Dispatch(traffic, new Dispatch.Options(List.of(Form.XML), 0, 1), Dictionary.standard()).all(false);
    }

    private Traffic traffic(int orders) {
        return traffic(orders, 1);
    }

    private Traffic traffic(int orders, long seed) {
        Instant start = clock.instant().minus(20L * orders, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.SECONDS);
        return new Traffic(new Traffic.Plan(orders, seed, 0, start));
    }

    private void intake(int orders) throws IOException, InterruptedException {
        List<String> bodies =
                messages(traffic(orders)).stream().map(Message::content).toList();
        double mib = bodies.stream()
                        .mapToLong(body -> body.getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                / 1048576.0;
        double copy = rate(bodies.size(), RawCopy.measure(bodies, clock));
        out.printf(
                "%nDURABLE INTAKE of %,d IDocs, %.1f MiB (the engine reads them at the same time)%n",
                bodies.size(), mib);
        out.printf("  %-58s %,9.0f IDocs/s   1.00%n", "limit: PostgreSQL COPY, 1,000 rows a commit", copy);
        try (Setting setting = Setting.start(home, Map.of(), clock)) {
            warmUp(setting, orders);
            Instant began = clock.instant();
            setting.post(bodies, CONNECTIONS);
            print("POST, one IDoc each, " + CONNECTIONS + " connections", bodies.size(), began, copy);
        }
        try (Setting setting = Setting.start(home, Map.of(), clock)) {
            List<String> bundles = Bundles.of(bodies, 100);
            warmUp(setting, orders);
            Instant began = clock.instant();
            setting.post(bundles, 4);
            print("POST, 100 IDocs each, 4 connections", bodies.size(), began, copy);
        }
    }

    /** A server runs for months: its first seconds, when most of its code is not compiled yet, are not what is measured. */
    private void warmUp(Setting setting, int orders) throws InterruptedException {
        List<String> others = messages(traffic(orders, 2)).stream()
                .map(message ->
                        message.content().replace("PRDCLNT100", "WRMCLNT100").replace("SAPPRD", "SAPWRM"))
                .toList();
        setting.post(others, CONNECTIONS);
        while (setting.status().waiting() > 0) {
            Thread.sleep(200);
        }
    }

    private void print(String what, int count, Instant began, double limit) {
        double rate = rate(count, Duration.between(began, clock.instant()));
        out.printf("  %-58s %,9.0f IDocs/s   %.2f%n", what, rate, rate / limit);
        out.flush();
    }

    private Map<String, String> settings(KlaviyoStandIn klaviyo) {
        return Map.of(
                "PLUMBLINE_KLAVIYO_URL", klaviyo.uri().toString(),
                "PLUMBLINE_KLAVIYO_API_KEY", "pk_bench",
                "PLUMBLINE_KLAVIYO_SHARE", "unlimited");
    }

    private void throughput(int orders) throws IOException, InterruptedException {
        Traffic traffic = traffic(orders);
        List<String> bodies = messages(traffic).stream().map(Message::content).toList();
        try (KlaviyoStandIn klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
                Setting setting = Setting.start(home, settings(klaviyo), clock)) {
            // The first half warms the server up.
            List<String> measured = bodies.subList(bodies.size() / 2, bodies.size());
            setting.post(bodies.subList(0, bodies.size() / 2), CONNECTIONS);
            setting.awaitSettled(bodies.size() / 2);
            long acceptedBefore = setting.status().accepted();
            Usage before = Usage.of(setting.server().handle());
            Instant began = clock.instant();
            setting.post(measured, CONNECTIONS);
            setting.awaitSettled(bodies.size());
            Duration took = Duration.between(began, clock.instant());
            Usage used = Usage.of(setting.server().handle()).since(before);
            long accepted = setting.status().accepted() - acceptedBefore;
            boolean agrees = Comparison.of(traffic.ledger(), klaviyo.snapshot(), true).stream()
                    .allMatch(Comparison.Row::agrees);
            out.printf("%nTHROUGHPUT from the first POST to the last acceptance by an unlimited stand-in%n");
            out.printf(
                    "  %,d documents, %,d commands in %.1f s: %,.0f documents/s, %,.0f commands/s; both sides agree: %s%n",
                    measured.size(),
                    accepted,
                    took.toMillis() / 1000.0,
                    rate(measured.size(), took),
                    rate(accepted, took),
                    agrees ? "yes" : "NO");
            out.printf(
                    "  CPU of the server and its PostgreSQL: %.1f s, %.2f of a processor; peak memory of the server: %,d MiB%n",
                    used.cpu().toMillis() / 1000.0, (double) used.cpu().toMillis() / took.toMillis(), used.peakMib());
            out.flush();
        }
    }

    private void latency(int orders) throws IOException, InterruptedException {
        Arrivals arrivals = new Arrivals();
        List<String> bodies = messages(traffic(orders)).stream()
                .filter(message -> message.messageType().equals("ORDRSP")
                        && !message.content().contains("<LIFSK>"))
                .map(Message::content)
                .toList();
        try (KlaviyoStandIn klaviyo =
                        KlaviyoStandIn.start(StandInOptions.standard(clock).withRecorder(arrivals));
                Setting setting = Setting.start(home, settings(klaviyo), clock)) {
            Map<String, Instant> sent = new HashMap<>();
            for (String body : bodies) {
                orderOf(body).forEach(order -> sent.putIfAbsent(order, clock.instant()));
                setting.post(body);
                Thread.sleep(BETWEEN_LIGHT_ORDERS);
            }
            setting.awaitSettled(bodies.size());
            List<Long> millis = new ArrayList<>();
            arrivals.first().forEach((order, at) -> {
                Instant from = sent.get(order);
                if (from != null) {
                    millis.add(Duration.between(from, at).toMillis());
                }
            });
            millis.sort(null);
            out.printf(
                    "%nLATENCY from the beginning of a POST to the event's arrival, %d orders, 20 POSTs a second%n",
                    millis.size());
            out.printf(
                    "  p50 %d ms, p90 %d ms, p99 %d ms, slowest %d ms%n",
                    quantile(millis, 0.5), quantile(millis, 0.9), quantile(millis, 0.99), quantile(millis, 1));
            out.flush();
        }
    }

    private static List<String> orderOf(String body) {
        Matcher order = ORDER.matcher(body);
        return order.find() ? List.of(order.group(1)) : List.of();
    }

    private static long quantile(List<Long> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size())));
    }

    private static double rate(long count, Duration took) {
        return count * 1000.0 / Math.max(1, took.toMillis());
    }
}
