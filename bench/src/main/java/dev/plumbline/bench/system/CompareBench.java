package dev.plumbline.bench.system;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.sap.Dispatch;
import dev.plumbline.sandbox.sap.Dispatch.Message;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What a dry run costs: stored IDocs through two mappings, beside the first pass of the same IDocs through the pipeline. */
public final class CompareBench {
    private static final int IDOCS_OF_AN_ORDER = 6;
    private static final double GOAL = 2;

    /** In what the other mapping differs: a property of every profile and a metric's name. */
    private static final String OTHER = """
            rules: {metrics: {fulfilled: 'Goods Issued'}, catalog: {url: 'https://shop.kunde-mail.de/articles/{sku}'}}
            targets: {profile: {properties: {CompareCity: customer.address.city}}}
            """;

    private final Path home;
    private final InstantSource clock;
    private final PrintWriter out;

    public CompareBench(Path home, InstantSource clock, PrintWriter out) {
        this.home = home;
        this.clock = clock;
        this.out = out;
    }

    /** Returns whether the goal is reached. The server has no key and sends nothing. */
    public boolean run(int idocs) throws IOException, InterruptedException {
        List<String> bodies = bodies(idocs);
        try (Setting setting = Setting.start(home, Map.of(), clock)) {
            Instant began = clock.instant();
            setting.post(Bundles.of(bodies, 100), 4);
            while (setting.status().waiting() > 0) {
                Thread.sleep(200);
            }
            Duration first = Duration.between(began, clock.instant());
            Instant compared = clock.instant();
            String answer = setting.ask("/api/mapping/compare?since=1d", OTHER);
            Duration took = Duration.between(compared, clock.instant());
            double ratio = (double) took.toMillis() / first.toMillis();
            out.printf("%,d IDocs%n", bodies.size());
            out.printf("  first pass, from the first POST until all were worked  %8.1f s%n", first.toMillis() / 1000.0);
            out.printf(
                    "  mapping compare, both mappings                         %8.1f s  %.2f of the first pass%n",
                    took.toMillis() / 1000.0, ratio);
            out.printf("  goal: at most %.0f: %s%n", GOAL, ratio <= GOAL ? "reached" : "MISSED");
            out.printf(
                    "  peak memory of the server %,d MiB; answer of %,d characters%n",
                    Usage.of(setting.server().handle()).peakMib(), answer.length());
            out.flush();
            return ratio <= GOAL;
        }
    }

    private List<String> bodies(int idocs) {
        int orders = idocs / IDOCS_OF_AN_ORDER;
        Instant start = clock.instant().minus(20L * orders, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.SECONDS);
        Traffic traffic = new Traffic(new Traffic.Plan(orders, 1, 0, start));
        return new Dispatch(traffic, new Dispatch.Options(List.of(Form.XML), 0, 1), Dictionary.standard())
                .all(false).stream().map(Message::content).toList();
    }
}
