package dev.plumbline.sandbox.klaviyo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stand-in's content for people: one page of tables, and one for each profile. */
final class Page {
    private static final int ROWS = 200;
    private static final String HEAD = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Klaviyo stand-in</title>
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <style>
              body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; padding: 1.5rem; max-width: 72rem; color: #1d2b36; }
              h1 { font-size: 1.3rem } h2 { font-size: 1rem; margin: 2rem 0 .4rem }
              table { border-collapse: collapse; width: 100%; font-size: .87rem }
              th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e2e8ec; vertical-align: top }
              th { color: #5b6b77; font-weight: 600 } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
              a { color: #0b5cad } .tiles { display: flex; flex-wrap: wrap; gap: .8rem }
              .tile { border: 1px solid #e2e8ec; border-radius: .4rem; padding: .5rem .9rem; min-width: 7rem }
              .tile b { display: block; font-size: 1.3rem } .wrap { overflow-x: auto } .bad { color: #b3261e }
            </style>
            """;

    private final Snapshot now;
    private final List<Recorded> requests;

    Page(Snapshot now, List<Recorded> requests) {
        this.now = now;
        this.requests = requests;
    }

    String overview() {
        Map<String, Long> byMetric = now.events().stream()
                .collect(Collectors.groupingBy(Event::metric, TreeMap::new, Collectors.counting()));
        Map<String, Long> byProfile =
                now.events().stream().collect(Collectors.groupingBy(Event::profileId, Collectors.counting()));
        StringBuilder html = new StringBuilder(HEAD).append("<h1>Klaviyo stand-in</h1>");
        tiles(html);
        table(
                html,
                "Events",
                List.of("Metric", "#Count"),
                List.copyOf(byMetric.entrySet()),
                row -> List.of(text(row.getKey()), row.getValue().toString()));
        table(
                html,
                "Profiles",
                List.of("External id", "Name", "E-mail", "#Events"),
                now.profiles(),
                profile -> List.of(
                        "<a href=\"/?profile=" + text(profile.id()) + "\">"
                                + text(profile.text("external_id").orElse(profile.id())) + "</a>",
                        text(name(profile)),
                        text(profile.text("email").orElse("")),
                        String.valueOf(byProfile.getOrDefault(profile.id(), 0L))));
        table(
                html,
                "Flows that would have fired (newest first)",
                List.of("Metric", "Profile", "unique_id", "Time"),
                now.flowStarts().reversed(),
                event -> List.of(
                        text(event.metric()),
                        link(event),
                        text(event.uniqueId()),
                        text(event.time().toString())));
        table(
                html,
                "Catalog variants",
                List.of("Id", "Title", "#Stock"),
                now.variants(),
                row -> List.of(
                        text(row.id()),
                        text(String.valueOf(
                                row.resource().path("attributes").path("title").asString(""))),
                        String.valueOf((long) row.number("inventory_quantity"))));
        table(
                html,
                "Requests (newest first)",
                List.of("At", "Request", "#Status"),
                requests,
                request -> List.of(
                        text(request.at().toString()),
                        text(request.method() + " " + request.path()),
                        request.status() == 0 ? "<span class=bad>broken off</span>" : status(request.status())));
        return html.toString();
    }

    private void tiles(StringBuilder html) {
        html.append("<div class=tiles>");
        tile(html, "profiles", now.profiles().size());
        tile(html, "events", now.events().size());
        tile(html, "catalog variants", now.variants().size());
        tile(html, "flows that would have fired", now.flowStarts().size());
        tile(html, "back-in-stock mails", now.backInStock().size());
        tile(html, "repeated events dropped", now.eventsRepeated());
        tile(html, "consent writes", now.consentWrites());
        html.append("</div>");
    }

    String profile(String id) {
        StringBuilder html = new StringBuilder(HEAD);
        now.profiles().stream().filter(profile -> profile.id().equals(id)).forEach(profile -> {
            html.append("<p><a href=\"/\">All profiles</a></p><h1>")
                    .append(text(name(profile)))
                    .append("</h1>");
            Map<String, String> facts = new TreeMap<>();
            profile.attributes().forEach((name, value) -> facts.put(name, value.toString()));
            profile.properties().forEach((name, value) -> facts.put("properties." + name, value.toString()));
            table(
                    html,
                    "Attributes",
                    List.of("Name", "Value"),
                    List.copyOf(facts.entrySet()),
                    fact -> List.of(text(fact.getKey()), text(fact.getValue())));
        });
        List<Event> events = now.events().stream()
                .filter(event -> event.profileId().equals(id))
                .sorted(Comparator.comparing(Event::time).thenComparingLong(Event::sequence))
                .toList();
        table(
                html,
                "Events in the order of their time",
                List.of("Time", "Metric", "unique_id", "#Value", "Properties"),
                events,
                event -> List.of(
                        text(event.time().toString()),
                        text(event.metric()),
                        text(event.uniqueId()),
                        text(event.value().map(value -> value.toPlainString()).orElse("")
                                + event.currency()
                                        .map(currency -> " " + currency)
                                        .orElse("")),
                        "<code>" + text(event.properties().toString()) + "</code>"));
        return html.toString();
    }

    private static String name(Profile profile) {
        String person = profile.text("first_name").orElse("") + " "
                + profile.text("last_name").orElse("");
        return person.isBlank() ? profile.text("organization").orElse("") : person.strip();
    }

    private static String link(Event event) {
        return "<a href=\"/?profile=" + text(event.profileId()) + "\">" + text(event.profileId()) + "</a>";
    }

    private static String status(int status) {
        return status < 400 ? String.valueOf(status) : "<span class=bad>" + status + "</span>";
    }

    private static void tile(StringBuilder html, String name, long count) {
        html.append("<div class=tile><b>")
                .append(count)
                .append("</b>")
                .append(text(name))
                .append("</div>");
    }

    /** @param heads with a # before those of numbers */
    private static <T> void table(
            StringBuilder html, String title, List<String> heads, List<T> rows, Function<T, List<String>> cells) {
        html.append("<h2>")
                .append(text(title))
                .append("</h2>")
                .append(rows.isEmpty() ? "<p>None yet.</p>" : "<div class=wrap><table><tr>");
        if (rows.isEmpty()) {
            return;
        }
        heads.forEach(head -> html.append(head.startsWith("#") ? "<th class=n>" : "<th>")
                .append(text(head.replace("#", "")))
                .append("</th>"));
        html.append("</tr>");
        rows.stream().limit(ROWS).forEach(row -> {
            html.append("<tr>");
            List<String> written = cells.apply(row);
            for (int n = 0; n < written.size(); n++) {
                html.append(heads.get(n).startsWith("#") ? "<td class=n>" : "<td>")
                        .append(written.get(n))
                        .append("</td>");
            }
            html.append("</tr>");
        });
        html.append("</table></div>");
        if (rows.size() > ROWS) {
            html.append("<p>… and ").append(rows.size() - ROWS).append(" more.</p>");
        }
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
