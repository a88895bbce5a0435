package dev.plumbline.server.console;

import dev.plumbline.server.alerts.AlertDesk;
import dev.plumbline.server.alerts.Fresh;
import dev.plumbline.server.alerts.FreshnessDesk;
import dev.plumbline.server.api.Funnel;
import dev.plumbline.server.api.VerificationAnswers.Verification;
import dev.plumbline.server.api.VerificationDesk;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.delivery.DeliveryStatus;
import dev.plumbline.server.exceptions.Cause;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.words.Headline;
import dev.plumbline.server.words.Headlines;
import dev.plumbline.server.words.HoldWords;
import dev.plumbline.server.words.Team;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the whole is: where everything is, what a person must do, how fresh what SAP sends is, how fast Klaviyo shows it. */
@Controller
final class OverviewPage {
    private static final int MOST_CAUSES = 200;
    private static final int SHOWN = 6;

    private final FunnelBoard board;
    private final CauseDesk causes;
    private final Headlines headlines;
    private final Freshness freshness;
    private final FreshnessDesk habits;
    private final AlertDesk alerts;
    private final Deliveries deliveries;
    private final VerificationDesk verification;
    private final InstantSource clock;

    OverviewPage(
            FunnelBoard board,
            CauseDesk causes,
            Headlines headlines,
            Freshness freshness,
            AccountsInWords accounts,
            InstantSource clock) {
        this.board = board;
        this.causes = causes;
        this.headlines = headlines;
        this.freshness = freshness;
        this.habits = accounts.habits();
        this.alerts = accounts.alerts();
        this.deliveries = accounts.deliveries();
        this.verification = accounts.verification();
        this.clock = clock;
    }

    /** What tells how Klaviyo and SAP are. */
    record AccountsInWords(
            Deliveries deliveries, VerificationDesk verification, FreshnessDesk habits, AlertDesk alerts) {}

    /**
     * A place of the funnel.
     *
     * @param share of all that was received, 0 to 100
     * @param link where one sees what is there; empty when there is no such page
     */
    public record Place(String name, long count, long share, String meaning, String link, String mood) {}

    /** What a person must do. */
    public record Todo(Team team, String text, String harm, String link, Instant since, boolean overdue) {}

    /** A Klaviyo account. */
    public record Account(
            String name,
            String mode,
            String reason,
            int underWay,
            Map<String, Double> lowered,
            Optional<Verification> read) {}

    @GetMapping("/")
    String overview(Model model) {
        Instant now = clock.instant();
        Optional<FunnelBoard.Counted> counted = board.now();
        model.addAttribute("counted", counted.orElse(null));
        model.addAttribute("places", counted.map(one -> placesOf(one.funnel())).orElse(List.of()));
        model.addAttribute(
                "commands", counted.map(one -> commandsOf(one.funnel())).orElse(List.of()));
        model.addAttribute("ignored", counted.map(one -> one.funnel().ignored()).orElse(Map.of()));
        model.addAttribute(
                "findings", counted.map(one -> one.funnel().openFindings()).orElse(0L));
        model.addAttribute("held", counted.map(one -> heldOf(one.funnel())).orElse(List.of()));
        List<Todo> todos = todos(now);
        model.addAttribute("todos", todos.stream().limit(SHOWN).toList());
        model.addAttribute("more", Math.max(0, todos.size() - SHOWN));
        model.addAttribute("freshness", freshness.now());
        model.addAttribute(
                "usual", habits.now().stream().collect(Collectors.toMap(Fresh::messageType, Function.identity())));
        model.addAttribute("alerts", alerts.raised());
        model.addAttribute("accounts", accounts());
        model.addAttribute("lag", LagChart.of(verification.lags(24), now));
        return "console/overview";
    }

    private List<Todo> todos(Instant now) {
        List<Todo> todos = new ArrayList<>();
        for (Cause cause : causes.open(MOST_CAUSES)) {
            if (!cause.care().isIgnored(now)) {
                Headline headline = headlines.of(cause);
                todos.add(new Todo(
                        headline.team(),
                        headline.text(),
                        headline.harm(),
                        "/exceptions/causes/" + cause.id(),
                        cause.oldest(),
                        now.isAfter(cause.oldest().plus(headline.within()))));
            }
        }
        todos.sort(Comparator.comparing(Todo::overdue).reversed());
        return todos;
    }

    private static List<Place> placesOf(Funnel funnel) {
        List<Place> places = new ArrayList<>();
        add(places, funnel, "waiting", "to be read", "", "");
        add(places, funnel, "exception", "cannot go on", "/exceptions", "bad");
        add(places, funnel, "held", "kept back, with a reason", "/holds", "warn");
        add(places, funnel, "queued", "on its way to Klaviyo", "", "");
        add(places, funnel, "scheduled", "told later, by the schedule", "", "");
        add(places, funnel, "settled", "told, nothing more is to come", "", "good");
        add(places, funnel, "unchanged", "said what was known", "", "");
        add(places, funnel, "superseded", "something newer was here before", "", "");
        add(places, funnel, "duplicate", "repetitions", "", "");
        add(places, funnel, "ignored", "left out by a rule", "", "");
        return places;
    }

    private static void add(List<Place> places, Funnel funnel, String name, String meaning, String link, String mood) {
        long count = funnel.idocs().getOrDefault(name, 0L);
        long share = funnel.received() == 0 ? 0 : Math.round(100.0 * count / funnel.received());
        places.add(new Place(name, count, share, meaning, link, count == 0 ? "" : mood));
    }

    private static List<Place> commandsOf(Funnel funnel) {
        long all =
                funnel.commands().values().stream().mapToLong(Long::longValue).sum();
        return List.of("queued", "accepted", "stored", "refused", "parked", "superseded").stream()
                .map(name -> {
                    long count = funnel.commands().getOrDefault(name, 0L);
                    return new Place(
                            name,
                            count,
                            all == 0 ? 0 : Math.round(100.0 * count / all),
                            meaningOf(name),
                            name.equals("refused") ? "/exceptions" : "",
                            count > 0 && name.equals("refused") ? "bad" : name.equals("stored") ? "good" : "");
                })
                .toList();
    }

    private static String meaningOf(String status) {
        return switch (status) {
            case "queued" -> "to be sent";
            case "accepted" -> "Klaviyo took it; not yet seen there";
            case "stored" -> "Klaviyo has it";
            case "refused" -> "Klaviyo does not take it";
            case "parked" -> "wait for a refused one of the same order";
            default -> "made up for by a later one";
        };
    }

    private static List<Place> heldOf(Funnel funnel) {
        return funnel.holds().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(hold -> new Place(
                        HoldWords.of(hold.getKey()), hold.getValue(), 0, "", "/holds?reason=" + hold.getKey(), ""))
                .toList();
    }

    private List<Account> accounts() {
        Map<String, Verification> read = verification.now();
        List<Account> accounts = new ArrayList<>();
        deliveries.status().forEach((name, status) -> accounts.add(account(name, status, read)));
        return accounts;
    }

    private static Account account(String name, DeliveryStatus status, Map<String, Verification> read) {
        return new Account(
                name,
                switch (status.mode()) {
                    case LIVE -> "sends";
                    case SHADOW -> "shadow: no key, nothing is sent";
                    case PAUSED -> "paused";
                },
                status.reason(),
                status.underWay(),
                status.lowered(),
                Optional.ofNullable(read.get(name)));
    }
}
