package dev.plumbline.sandbox.demo;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.Comparison;
import dev.plumbline.sandbox.sap.Dispatch;
import dev.plumbline.sandbox.sap.Dispatch.Message;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import java.io.Console;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "An invented SAP sends its traffic through a real server to a stand-in for Klaviyo; in the end both are compared.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofMillis(100);

    /** How long nothing must move before all is told: longer than the server gathers changes. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    /** Nobody waits for a quarter of an hour here until a lost event is missed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(names = "--orders", defaultValue = "300", description = "How many orders (default: ${DEFAULT-VALUE}).")
    private int orders = 300;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same traffic.")
    private long seed = 1;

    @Option(
            names = "--broken",
            defaultValue = "0.01",
            paramLabel = "SHARE",
            description = "Share of broken messages (default: ${DEFAULT-VALUE}).")
    private double broken = 0.01;

    @Option(
            names = "--duplicate",
            defaultValue = "0.02",
            paramLabel = "SHARE",
            description = "Share of messages sent twice (default: ${DEFAULT-VALUE}).")
    private double duplicate = 0.02;

    @Option(
            names = "--shuffle",
            description =
                    "Messages arrive in an order that has nothing to do with that of sending (more than 50,000: within a window of so many that moves along).")
    private boolean shuffle;

    @Option(names = "--twice", description = "All of the traffic is sent a second time.")
    private boolean twice;

    @Option(
            names = "--kill",
            defaultValue = "0",
            paramLabel = "N",
            description = "kill -9 of the server N times, in the middle of the traffic.")
    private int kills;

    @Option(
            names = "--faults",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Share of requests on which Klaviyo fails: resets, errors, throttling.")
    private double faults;

    @Option(
            names = "--lag",
            defaultValue = "PT0S",
            description = "How much longer than others Klaviyo takes for some events (default: ${DEFAULT-VALUE}).")
    private Duration lag = Duration.ZERO;

    @Option(
            names = "--lose",
            defaultValue = "0",
            paramLabel = "SHARE",
            description =
                    "Share of events that Klaviyo accepts and loses; the server must notice and send them again (default: ${DEFAULT-VALUE}).")
    private double lost;

    @Option(names = "--no-limits", description = "Without Klaviyo's rate limits.")
    private boolean unlimited;

    @Option(
            names = "--bulk",
            description = "Messages leave as XML in files of five hundred, as a merchant's nightly load does.")
    private boolean bulk;

    @Option(
            names = "--history",
            description =
                    "Messages lie in files and are loaded after the fact, by a backfill: no flow may start because of them.")
    private boolean history;

    @Option(names = "--exit", description = "Ends with the comparison: 0 when all agrees, else 1.")
    private boolean exit;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path jar = serverJar();
        if (!Files.exists(jar)) {
            spec.commandLine().getErr().println("There is no server at " + jar + "; build it: ./mvnw package");
            return 2;
        }
        try (TemporaryDirectory temporary = TemporaryDirectory.create("plumbline-demo");
                HttpClient client = HttpClient.newHttpClient();
                KlaviyoStandIn klaviyo = KlaviyoStandIn.start(standIn());
                ServerProcess server =
                        ServerProcess.start(jar, temporary.path(), settings(klaviyo, temporary.path()), clock)) {
            // Whoever stops the demo in its middle leaves no server and no files behind.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(server, temporary)));
            boolean agrees = new Run(client, klaviyo, server, temporary.path()).toTheEnd();
            if (!exit) {
                stay(klaviyo, server);
            }
            return agrees ? 0 : 1;
        }
    }

    private static void cleanUp(ServerProcess server, TemporaryDirectory temporary) {
        server.close();
        try {
            temporary.close();
        } catch (IOException inUse) {
            // A temporary directory: the system removes it some day.
        }
    }

    /** What the invented merchant says of its SAP; and nobody wants to wait for a quarter of an hour in front of a demo. */
    private static final String MAPPING = """
            rules:
              customers: {schedule: PT1S, one-time: [%s]}
              holds: {customer-missing: PT10M synthesise}
              stock: {flap-guard: PT1S, settle: PT1S}
              catalog: {url: 'https://shop.kunde-mail.de/articles/{sku}', prices: {1000/10: EUR}}
            """.formatted(Traffic.ONE_TIME_CUSTOMER);

    /** Beside this program, as the build puts it. */
    private static Path serverJar() {
        return Path.of(System.getProperty("plumbline.home", "."), "server", "target", "plumbline-server.jar")
                .toAbsolutePath()
                .normalize();
    }

    private StandInOptions standIn() {
        return StandInOptions.standard(clock)
                .withApiKey("pk_demo")
                .withLimits(!unlimited)
                .withProcessing(Duration.ofMillis(200))
                .withSpread(lag);
    }

    private Map<String, String> settings(KlaviyoStandIn klaviyo, Path directory) throws IOException {
        Path intake = Files.createDirectories(directory.resolve("intake"));
        return Map.ofEntries(
                Map.entry("PLUMBLINE_KLAVIYO_URL", klaviyo.uri().toString()),
                Map.entry("PLUMBLINE_KLAVIYO_API_KEY", "pk_demo"),
                Map.entry("PLUMBLINE_DATA_DIR", directory.resolve("data").toString()),
                Map.entry("PLUMBLINE_INTAKE_DIRECTORY", intake.toString()),
                Map.entry("PLUMBLINE_KLAVIYO_SHARE", unlimited ? "unlimited" : "1"),
                Map.entry(
                        "PLUMBLINE_KLAVIYO_VERIFY_PATIENCE", PATIENCE.plus(lag).toString()),
                Map.entry(
                        "PLUMBLINE_MAPPING_FILE",
                        Files.writeString(directory.resolve("mapping.yaml"), MAPPING)
                                .toString()));
    }

    private void stay(KlaviyoStandIn klaviyo, ServerProcess server) throws InterruptedException {
        spec.commandLine()
                .getOut()
                .printf(
                        "%nStill running, for a look (Ctrl-C ends it):%n  Klaviyo's side:   %s%n  Plumbline's side: %s/%n"
                                + "  ./plumbline status --url %s%n  ./plumbline exceptions --url %s%n  ./plumbline trace order 500001 --url %s%n",
                        klaviyo.uri(), server.uri(), server.uri(), server.uri(), server.uri());
        spec.commandLine().getOut().flush();
        Thread.currentThread().join();
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** One run of the traffic. */
    private final class Run {
        private final HttpClient client;
        private final KlaviyoStandIn klaviyo;
        private final ServerProcess server;
        private final Sender sender;
        private final Path directory;
        private final Display display = new Display(spec.commandLine().getOut(), clock, isTerminal());
        private final Random dice = new Random(seed);
        private Status status = Status.UNKNOWN;
        private long loaded;

        private Run(HttpClient client, KlaviyoStandIn klaviyo, ServerProcess server, Path directory) {
            this.client = client;
            this.klaviyo = klaviyo;
            this.server = server;
            this.directory = directory;
            this.sender = new Sender(client, server.uri(), directory.resolve("intake"), bulk ? 500 : 20);
        }

        boolean toTheEnd() throws IOException, InterruptedException {
            Instant began = clock.instant();
            server.awaitUp(client);
            display.say("The server is up after %.1f s: %s; the stand-in for Klaviyo: %s"
                    .formatted(seconds(began), server.uri(), klaviyo.uri()));
            switchFaultsOn();
            // So that even the last message is not from the future, and none is history to Klaviyo.
            Instant start = began.minus(12L * orders + 3600, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.SECONDS);
            Traffic.Plan plan = new Traffic.Plan(orders, seed, broken, start).withPrices();
            Traffic traffic = new Traffic(plan);
            Instant sending = clock.instant();
            hand(arrivals(traffic));
            if (twice) {
                // The same seed makes the same messages; keeping them all would take too much memory.
                hand(arrivals(new Traffic(plan)));
            }
            boolean settled = awaitSettled();
            display.say("%,d messages in %.1f s%s"
                    .formatted(
                            sent(),
                            seconds(sending),
                            sender.repeated() == 0
                                    ? ""
                                    : "; %,d times SAP had to send again".formatted(sender.repeated())));
            boolean agrees = new Result(spec.commandLine().getOut())
                    .print(inKlaviyo(traffic), Result.funnel(status, traffic.ledger(), sent(), duplicate > 0 || twice));
            return settled && agrees;
        }

        private List<Comparison.Row> inKlaviyo(Traffic traffic) {
            Snapshot found = klaviyo.snapshot();
            List<Comparison.Row> rows = new ArrayList<>(
                    lost > 0
                            ? Comparison.ofLossy(traffic.ledger(), found, shuffle)
                            : Comparison.of(traffic.ledger(), found, shuffle));
            if (history) {
                rows.add(new Comparison.Row(
                        "Flows started", 0, found.flowStarts().size(), List.of()));
            }
            return rows;
        }

        private void switchFaultsOn() {
            if (lost > 0) {
                // Before the others: the first that strikes is the one that does.
                klaviyo.faults()
                        .add(Fault.always(Fault.Kind.LOST).on("/api/event").withShare(lost));
            }
            if (faults > 0) {
                for (Fault.Kind kind : List.of(
                        Fault.Kind.RESET_AFTER,
                        Fault.Kind.RESET_BEFORE,
                        Fault.Kind.HTML_502,
                        Fault.Kind.EMPTY_503,
                        Fault.Kind.THROTTLED,
                        Fault.Kind.TWICE)) {
                    klaviyo.faults().add(Fault.always(kind).withShare(faults / 6));
                }
            }
        }

        private double seconds(Instant since) {
            return Duration.between(since, clock.instant()).toMillis() / 1000.0;
        }

        private Dispatch.Arrivals arrivals(Traffic traffic) {
            return new Dispatch(
                            traffic,
                            new Dispatch.Options(
                                    bulk ? List.of(Form.XML) : List.of(Form.XML, Form.FLAT), duplicate, seed),
                            Dictionary.standard())
                    .arrivals(shuffle);
        }

        private void hand(Dispatch.Arrivals messages) throws IOException, InterruptedException {
            if (history) {
                load(messages);
            } else {
                send(messages);
            }
        }

        /** All are in files before the first is loaded; a second load has a directory of its own. */
        private void load(Dispatch.Arrivals messages) throws IOException, InterruptedException {
            Path files = Files.createTempDirectory(directory, "history");
            Sender writer = new Sender(client, server.uri(), files, 500);
            while (messages.hasNext()) {
                Message message = messages.next();
                if (message.isDamaged()) {
                    // Nobody could tell where it ends.
                    writer.closeFile();
                }
                writer.write(message);
                if (message.isDamaged()) {
                    writer.closeFile();
                }
            }
            writer.closeFile();
            Files.deleteIfExists(files.resolve(".writing"));
            loaded += writer.sent();
            display.say("%,d messages lie in files of up to 500".formatted(writer.sent()));
            HistoryLoad backfill = new HistoryLoad(client, server.uri());
            long job = backfill.start(files);
            display.say("Backfill %d is planned and started".formatted(job));
            follow(backfill, job);
        }

        private void follow(HistoryLoad backfill, long job) throws IOException, InterruptedException {
            int killed = 0;
            double next = nextKill(killed);
            while (true) {
                Optional<HistoryLoad.Standing> standing = backfill.ask(job);
                if (standing.isPresent()) {
                    HistoryLoad.Standing now = standing.get();
                    if (killed < kills && now.worked() >= next * now.pieces()) {
                        display.say("kill -9 at %,d of %,d loaded, %,d worked"
                                .formatted(now.loaded(), now.pieces(), now.worked()));
                        server.killAndRestart();
                        killed++;
                        next = nextKill(killed);
                    } else if (now.hasEnded() && now.worked() >= now.pieces()) {
                        display.say("Backfill %d is %s %s".formatted(job, now.state(), now.trouble()));
                        return;
                    } else if (now.state().equals("failed")) {
                        throw new IOException("Backfill " + job + " failed: " + now.trouble());
                    }
                }
                show(sent());
                Thread.sleep(STEP);
            }
        }

        /** How many messages have left, by whatever way. */
        private long sent() {
            return sender.sent() + loaded;
        }

        private void send(Dispatch.Arrivals messages) throws IOException, InterruptedException {
            int killed = 0;
            double next = nextKill(killed);
            long count = 0;
            while (messages.hasNext()) {
                if (killed < kills && count >= next * messages.expected()) {
                    display.say("kill -9");
                    server.killAndRestart();
                    killed++;
                    next = nextKill(killed);
                }
                Message message = messages.next();
                count++;
                if (!message.isDamaged() && (bulk || (message.isFreeOfOrder() && dice.nextBoolean()))) {
                    sender.write(message);
                } else {
                    sender.post(message);
                }
                show((twice ? 2 : 1) * messages.expected());
            }
            sender.closeFile();
        }

        /** After which part of the messages. */
        private double nextKill(int killed) {
            return (killed + 0.2 + 0.6 * dice.nextDouble()) / Math.max(1, kills);
        }

        /** What would show that something still moves: a server that is hard at work may be slow to answer questions. */
        private record Progress(Status status, int events) {}

        private boolean awaitSettled() throws InterruptedException {
            Instant lastChange = clock.instant();
            Progress before = new Progress(Status.UNKNOWN, 0);
            while (true) {
                Instant asked = clock.instant();
                status = Status.ask(client, server.uri(), status);
                // The server counts all that it ever received: with a large load that is work, and this only watches.
                Duration pause = Duration.between(asked, clock.instant()).multipliedBy(10);
                if (display.isDue()) {
                    draw(sent());
                }
                Progress now = new Progress(status, klaviyo.snapshot().events().size());
                if (!now.equals(before)) {
                    lastChange = clock.instant();
                    before = now;
                }
                boolean quiet = !lastChange.plus(QUIET).isAfter(clock.instant());
                if (quiet && status.isSettled(sent()) && klaviyo.snapshot().eventsWaiting() == 0) {
                    return true;
                }
                if (Duration.between(lastChange, clock.instant()).compareTo(LONGEST_PAUSE) > 0) {
                    display.say("Nothing has moved for " + LONGEST_PAUSE.toMinutes() + " minutes; the log is "
                            + server.log());
                    return false;
                }
                Thread.sleep(pause.compareTo(STEP) > 0 ? pause : STEP);
            }
        }

        private void show(long all) throws InterruptedException {
            if (display.isDue()) {
                status = Status.ask(client, server.uri(), status);
                draw(all);
            }
        }

        private void draw(long all) {
            display.draw(sent(), all, status, klaviyo.snapshot().events().size());
        }
    }
}
