package dev.plumbline.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.OutgoingIdoc;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** People do their work in a real browser, with the traffic of an invented merchant. */
class ConsoleInBrowserTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final HttpClient SAP = HttpClient.newHttpClient();
    private static final int LONGEST_MS = 30_000;

    private static final String MAPPING = """
            rules:
              customers: {schedule: PT1S, one-time: [%s]}
              holds: {customer-missing: PT1S synthesise}
              stock: {flap-guard: PT1S, settle: PT1S}
              catalog: {url: 'https://shop.kunde-mail.de/articles/{sku}'}
            """.formatted(Traffic.ONE_TIME_CUSTOMER);

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static KlaviyoStandIn klaviyo;
    private static ConfigurableApplicationContext server;
    private static String url = "";

    @BeforeAll
    static void open() throws IOException {
        Optional<Path> program = Chromium.program();
        assumeTrue(program.isPresent(), "no Chromium is installed here; apt-get install chromium");
        klaviyo = KlaviyoStandIn.start(
                StandInOptions.standard(InstantSource.system()).withApiKey("pk_test"));
        Path mapping = Files.writeString(directory.resolve("mapping.yaml"), MAPPING);
        server = PlumblineServer.start(ServerSettings.of(
                POSTGRES,
                directory,
                Map.of(
                        "PLUMBLINE_KLAVIYO_URL",
                        klaviyo.uri().toString(),
                        "PLUMBLINE_KLAVIYO_API_KEY",
                        "pk_test",
                        "PLUMBLINE_ALERTS_WEBHOOK_URL",
                        "http://127.0.0.1:1/alerts",
                        "PLUMBLINE_MAPPING_FILE",
                        mapping.toString())));
        url = "http://localhost:"
                + ((WebServerApplicationContext) server).getWebServer().getPort();
        chromium = Chromium.start(program.get());
    }

    @AfterAll
    static void close() {
        chromium.close();
        server.close();
        klaviyo.close();
    }

    private static void post(byte[] body) throws IOException, InterruptedException {
        SAP.send(
                HttpRequest.newBuilder(URI.create(url + "/idocs"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.discarding());
    }

    private static void sendTraffic() throws IOException, InterruptedException {
        Traffic traffic = new Traffic(new Traffic.Plan(
                15, 7, 0.1, Instant.now().minus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS)));
        for (Optional<OutgoingIdoc> next = traffic.next(); next.isPresent(); next = traffic.next()) {
            post(next.get().toBytes(Form.XML, Dictionary.standard()));
        }
    }

    private Page page() {
        return chromium.open(url, ColorScheme.LIGHT, 1280, 900);
    }

    /** Something that is shown, or soon will be: the engine works meanwhile, and pages change by themselves. */
    private static void shows(Page page, String text) {
        PlaywrightAssertions.assertThat(page.locator("main"))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_MS));
    }

    private static Idoc orderOn(int docnum, String number, String day) {
        return Sap.order(docnum, number, "0000004711").with(3, "E1EDK03", "DATUM", day);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    @Test
    void aFailedRecordIsFoundCorrectedTriedAgainAndSeenInKlaviyo() throws Exception {
        post(Idocs.xml(orderOn(1, "0000012345", "20261399")));
        Page page = page();
        page.navigate("/");
        shows(page, "1 order cannot be understood");
        page.getByText("1 order cannot be understood").click();
        page.locator("table th a").click();
        PlaywrightAssertions.assertThat(page.locator(".offending")).containsText("20261399");
        page.getByLabel("E1EDK03 (segment 3) DATUM").fill("20260302");
        page.getByLabel("Why").fill("typing error in SAP");
        press(page, "Correct and try again");
        shows(page, "Closed: replayed");
        page.navigate("/trace?q=12345");
        shows(page, "SAP Order 12345 of customer 4711");
        shows(page, "Klaviyo has it");
        page.navigate("/audit");
        shows(page, "exception.correct");
    }

    @Test
    void aHoldIsReleasedWithAReason() throws Exception {
        post(Idocs.xml(Sap.delivery(1, "0080000001", "0000012345")));
        Page page = page();
        page.navigate("/holds");
        shows(page, "order 12345");
        page.getByLabel("Why, for order 12345").fill("the order is from before the start");
        press(page, "Drop");
        shows(page, "is dropped");
        page.navigate("/holds");
        shows(page, "Nothing is held.");
    }

    @Test
    void anOrderIsTracedFromTheEmailAddressOfItsCustomer() throws Exception {
        sendTraffic();
        String email = klaviyoKnows();
        Page page = page();
        page.getByRole(AriaRole.SEARCHBOX).isVisible();
        page.navigate("/trace");
        page.getByLabel("Order, customer, e-mail address, IDoc number or article")
                .fill(email);
        // The address may be known from another test before this one's orders are.
        for (int tries = 0; tries < 200 && page.getByText("Orders:").count() == 0; tries++) {
            press(page, "Trace");
        }
        page.getByText("Orders:").locator("a").first().click();
        shows(page, "Placed Order");
    }

    /** The address of a customer who has ordered. */
    private String klaviyoKnows() {
        for (int tries = 0; tries < 600; tries++) {
            Optional<String> email = klaviyo.snapshot().events().stream()
                    .filter(event -> event.metric().equals("Placed Order"))
                    .flatMap(event -> klaviyo.snapshot().profiles().stream()
                            .filter(profile -> profile.id().equals(event.profileId())))
                    .flatMap(profile -> profile.text("email").stream())
                    .findFirst();
            if (email.isPresent()) {
                return email.get();
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("Nobody with an address has ordered");
    }

    @Test
    void aSecondPageSeesWhatHappensOnTheFirst() throws Exception {
        post(Idocs.xml(orderOn(1, "0000012345", "20261399")));
        Page mine = page();
        Page yours = page();
        mine.navigate("/exceptions");
        yours.navigate("/exceptions");
        shows(mine, "1 order cannot be understood");
        shows(yours, "1 order cannot be understood");
        post(Idocs.xml(orderOn(2, "0000012346", "20261399")));
        shows(yours, "2 orders cannot be understood");
        mine.getByText("2 orders cannot be understood").click();
        mine.getByLabel("Who").fill("Anna Beck");
        press(mine, "Assign");
        shows(yours, "Anna Beck");
    }

    @Test
    void whatTheMappingMakesOfAnIdocIsShown() {
        Page page = page();
        page.navigate("/mapping/preview");
        page.locator("textarea")
                .fill(new String(Idocs.xml(Sap.order(1, "0000012345", "0000004711")), StandardCharsets.UTF_8));
        press(page, "Preview");
        shows(page, "What was read of it");
        shows(page, "Held: customer/PRD-100/4711");
    }

    @Test
    void aBackfillIsPlannedAndStarted() throws Exception {
        post(Idocs.xml(Sap.order(1, "0000012345", "0000004711")));
        Page page = page();
        page.navigate("/backfills");
        page.getByLabel("Directory on the server's machine, or inbox").fill("inbox");
        press(page, "Plan");
        shows(page, "planned");
        press(page, "Start");
        shows(page, "is done");
    }

    /** As another integration of the same Klaviyo account would. */
    private static void anotherProgramTells(String order, String time) throws IOException, InterruptedException {
        String event = """
                {"data":{"type":"event","attributes":{"unique_id":"shop-%1$s","time":"%2$s","value":49.9,"value_currency":"EUR",
                 "properties":{"OrderId":"%1$s"},"profile":{"data":{"type":"profile","attributes":{"external_id":"4711"}}},
                 "metric":{"data":{"type":"metric","attributes":{"name":"Placed Order"}}}}}}
                """.formatted(order, time);
        SAP.send(
                HttpRequest.newBuilder(klaviyo.uri().resolve("/api/events"))
                        .header("Authorization", "Klaviyo-API-Key pk_test")
                        .header("revision", "2026-07-15")
                        .header("Content-Type", "application/vnd.api+json")
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build(),
                BodyHandlers.discarding());
    }

    @Test
    void aDayThatDiffersIsFoundAndExplained() throws Exception {
        anotherProgramTells("S-1", "2026-02-10T10:00:00Z");
        Page page = page();
        page.navigate("/agreement");
        page.getByLabel("From").fill("2026-02-09");
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2026-02-11");
        press(page, "Compare");
        shows(page, "1 unknown to SAP");
        page.getByText("2026-02-10", new Page.GetByTextOptions().setExact(true)).click();
        shows(page, "unknown to SAP");
        shows(page, "find the program that tells it");
        sign(page, "2026-02-10");
        shows(page, "2026-02-10 of account main is red; repair what can be, explain what cannot");
        page.navigate("/agreement/days/2026-02-10");
        page.getByText("Explain", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByLabel("Reason").fill("a test of the shop");
        page.getByLabel("Counts as explained until").fill("2099-12-31");
        press(page, "Explain");
        shows(page, "a test of the shop");
        sign(page, "2026-02-10");
        shows(page, "From 2026-02-10 to 2026-02-10 is signed off.");
        shows(page, "as signed");
    }

    private static void sign(Page page, String day) {
        page.navigate("/agreement/periods");
        page.getByLabel("From").fill(day);
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill(day);
        press(page, "Sign off");
    }

    @Test
    void whetherACampaignCanBeSentIsAnswered() {
        klaviyo.addSegment("Everybody", "", "");
        Page page = page();
        page.navigate("/preflight");
        page.getByLabel("Segment, as Klaviyo shows its name").fill("Nobody");
        press(page, "Can I send?");
        shows(page, "Klaviyo has no segment named 'Nobody'");
        page.getByLabel("Segment, as Klaviyo shows its name").fill("Everybody");
        press(page, "Can I send?");
        shows(page, "Send.");
    }

    @Test
    void whoIsToldIsSeenAndAChannelIsTried() {
        Page page = page();
        page.navigate("/alerts");
        shows(page, "webhook");
        press(page, "Send a test by webhook");
        shows(page, "webhook did not take the test: The other side was not reached (ConnectException).");
        page.navigate("/alerts");
        shows(page, "Who is told");
    }

    /** An assistant on this machine calls a tool. */
    private static void assistantCalls(String tool, Map<String, Object> arguments)
            throws IOException, InterruptedException {
        String call = new JsonMapper()
                .writeValueAsString(Map.of(
                        "jsonrpc",
                        "2.0",
                        "id",
                        1,
                        "method",
                        "tools/call",
                        "params",
                        Map.of("name", tool, "arguments", arguments)));
        String answer = SAP.send(
                        HttpRequest.newBuilder(URI.create(url + "/mcp"))
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json, text/event-stream")
                                .POST(HttpRequest.BodyPublishers.ofString(call))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(answer).contains("\"isError\":false");
    }

    /** The page of the cause that the list shows first. */
    private static String firstCause(Page page) {
        page.navigate("/exceptions");
        return page.locator(".groups h2 a").first().getAttribute("href");
    }

    @Test
    void whatAnAssistantProposesIsApprovedAndTriedAgain() throws Exception {
        post(Idocs.xml(orderOn(1, "0000012345", "20261399")));
        Page page = page();
        page.navigate("/exceptions");
        shows(page, "1 order cannot be understood");
        String cause = firstCause(page);
        assistantCalls(
                "propose_retry",
                Map.of("cause", cause.substring(cause.lastIndexOf('/') + 1), "why", "SAP has corrected the day"));
        page.navigate("/proposals");
        page.getByText("try 1 again").click();
        shows(page, "SAP has corrected the day");
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("so it is");
        press(page, "Approve: try 1 again");
        shows(page, "Approved. 1 exception is tried again");
        page.navigate("/exceptions/1");
        shows(page, "Closed: replayed");
        page.navigate("/audit");
        shows(page, "proposal.approve");
    }

    private static void proposeSomething(String cause) throws IOException, InterruptedException {
        assistantCalls(
                "propose_retry",
                Map.of("cause", cause.substring(cause.lastIndexOf('/') + 1), "why", "SAP has sent what was missing"));
        assistantCalls(
                "propose_mapping_change",
                Map.of(
                        "yaml",
                        MAPPING + "targets:\n  profile:\n    attributes: {first_name: \"'Nobody'\"}\n",
                        "why",
                        "names are not to be told"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageCanBeUsedByEverybody(ColorScheme scheme) throws Exception {
        sendTraffic();
        post(Idocs.xml(Sap.delivery(1, "0089999999", "0000912345")));
        Page page = chromium.open(url, scheme, 1280, 900);
        page.navigate("/exceptions");
        String cause = page.locator(".groups h2 a").first().getAttribute("href");
        proposeSomething(cause);
        page.navigate(cause);
        String exception = page.locator("table th a").first().getAttribute("href");
        for (String path : List.of(
                "/",
                "/exceptions",
                cause,
                exception,
                "/holds",
                "/trace?q=500003",
                "/inbox/3",
                "/mapping",
                "/mapping/preview",
                "/backfills",
                "/handbook",
                "/alerts",
                "/proposals",
                "/proposals/1",
                "/proposals/2",
                "/agreement",
                "/agreement/periods",
                "/preflight?segment=Nobody",
                "/settings",
                "/audit")) {
            page.navigate(path);
            page.locator("h1").first().waitFor();
            assertThat(scheme == ColorScheme.LIGHT ? Chromium.inaccessible(page) : Chromium.unreadable(page))
                    .as(path)
                    .isEmpty();
            keepPicture(page, path, scheme);
        }
    }

    /** For the docs, where the build asks for them. */
    private static void keepPicture(Page page, String path, ColorScheme scheme) {
        Optional.ofNullable(System.getProperty("plumbline.pictures")).ifPresent(directory -> {
            String name = path.equals("/")
                    ? "overview"
                    : path.substring(1)
                            .replaceFirst("s/[0-9]+$|[?].*|s?/[0-9a-f]+$", "")
                            .replace("exceptions/", "");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(path.startsWith("/exceptions/"))
                    .setPath(Path.of(
                            directory,
                            name.replace('/', '-') + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
        });
    }
}
