package dev.plumbline.server.stories;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.stories.MemoryHost.Sent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Klaviyo is told, as lines that can be compared. Events are always compared; profile, stock and catalog writes where a story
 * speaks of them.
 */
final class ToldLines {
    private final StoryClock clock;
    private final StoryTable expected;
    private final boolean aboutStock;

    ToldLines(StoryClock clock, Story story) {
        this.clock = clock;
        this.expected = story.outcome().told();
        this.aboutStock = story.name().startsWith("stock/") || mentions("Stock");
    }

    private boolean mentions(String metric) {
        return expected.rows().stream().anyMatch(row -> row.get("metric").equals(metric));
    }

    List<String> expectedLines() {
        return expected.rows().stream().map(this::lineOf).toList();
    }

    private String lineOf(Map<String, String> row) {
        List<String> cells = new ArrayList<>();
        cells.add(clock.write(clock.read(row.get("time")).instant()));
        cells.add(row.get("metric"));
        cells.add(row.getOrDefault("value", ""));
        cells.add(row.getOrDefault("unique id", ""));
        cells.add(row.getOrDefault("profile", ""));
        if (expected.has("told")) {
            String told = row.get("told");
            cells.add(told.isEmpty() ? "" : clock.write(clock.read(told).instant()));
        }
        return String.join(" | ", cells);
    }

    /** The commands that the story speaks of. */
    List<Sent> relevant(List<Sent> sent) {
        return sent.stream().filter(each -> isRelevant(each.command())).toList();
    }

    private boolean isRelevant(Command command) {
        return switch (command) {
            case TrackEvent event -> true;
            case UpsertProfile profile -> mentions("Profile");
            case SetStock stock -> aboutStock;
            case SetPublished published -> aboutStock;
            case UpsertCatalogItem item -> mentions("Catalog item");
            case UpsertCatalogVariant variant -> mentions("Catalog variant");
        };
    }

    String line(Sent sent) {
        List<String> cells = switch (sent.command()) {
            case TrackEvent event ->
                List.of(
                        event.metric() + (event.silent() ? " (silent)" : ""),
                        event.value().map(ToldLines::money).orElse(""),
                        event.uniqueId(),
                        profile(event.profile()));
            case UpsertProfile profile -> List.of("Profile", "", "", profile(profile.profile()));
            case SetStock stock ->
                List.of("Stock", Long.toString(stock.quantity()), stock.sku(), account(stock.account()));
            case SetPublished published ->
                List.of(
                        published.published() ? "Published" : "Unpublished",
                        "",
                        published.sku(),
                        account(published.account()));
            case UpsertCatalogItem item -> List.of("Catalog item", "", item.sku(), account(item.account()));
            case UpsertCatalogVariant variant ->
                List.of("Catalog variant", "", variant.sku(), account(variant.account()));
        };
        Instant time = sent.command() instanceof TrackEvent event ? event.time() : sent.when();
        List<String> line = new ArrayList<>(List.of(clock.write(time)));
        line.addAll(cells);
        if (expected.has("told")) {
            line.add(sent.command() instanceof TrackEvent ? clock.write(sent.when()) : "");
        }
        return String.join(" | ", line);
    }

    private static String money(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    static String profile(ProfileKey key) {
        return account(key.account()).isEmpty() ? key.externalId() : key.account() + ": " + key.externalId();
    }

    private static String account(String account) {
        return account.equals("main") ? "" : account;
    }

    /** All that can be asked of what a command carries beside its line. */
    static Map<String, Object> carried(Command command) {
        return switch (command) {
            case TrackEvent event -> event.properties();
            case UpsertProfile profile -> {
                Map<String, Object> all = new LinkedHashMap<>(profile.properties());
                all.putAll(profile.attributes());
                all.putAll(profile.location());
                yield all;
            }
            case SetStock stock -> Map.of();
            case SetPublished published -> Map.of();
            case UpsertCatalogItem item -> Map.of("title", item.title(), "published", item.published());
            case UpsertCatalogVariant variant -> Map.of("title", variant.title(), "published", variant.published());
        };
    }

    /** Whether a cell of the story means this value; an empty cell means that there is none. */
    boolean means(String cell, Optional<Object> value) {
        if (value.isEmpty() || cell.isEmpty()) {
            return cell.isEmpty() && value.filter(some -> !text(some).isEmpty()).isEmpty();
        }
        String text = text(value.get());
        return cell.equals(text) || sameNumber(cell, text) || sameTime(cell, text);
    }

    static String text(Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(ToldLines::text).toList())
                : String.valueOf(value);
    }

    private static boolean sameNumber(String one, String other) {
        String form = "-?\\d+(\\.\\d+)?";
        return one.matches(form) && other.matches(form) && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    private boolean sameTime(String cell, String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")
                && cell.matches("[0-9A-Z][A-Za-z0-9 ]+:.*|[A-Z][a-z]{2}")
                && clock.read(cell).instant().equals(Instant.parse(text));
    }
}
