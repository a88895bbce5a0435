package dev.plumbline.server.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a message is written for a program. */
enum Form {
    /** Every field of every notice, as docs/alerts.md shows. */
    WEBHOOK,
    /** Slack's incoming webhooks, and what takes their form. */
    SLACK,
    /** A message with an adaptive card, as a workflow of Microsoft Teams takes it. */
    TEAMS;

    /** The body of the request. */
    String of(Letter letter) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        switch (this) {
            case WEBHOOK -> {
                body.put("subject", letter.subject());
                ArrayNode notices = body.putArray("notices");
                letter.notices().forEach(notice -> fill(notices.addObject(), notice, letter));
            }
            case SLACK ->
                body.put(
                        "text",
                        letter.notices().stream()
                                .map(notice -> slack(notice, letter))
                                .collect(Collectors.joining("\n\n")));
            case TEAMS -> {
                body.put("type", "message");
                ArrayNode cards = body.putArray("attachments");
                letter.notices().forEach(notice -> card(cards.addObject(), notice, letter));
            }
        }
        return body.toString();
    }

    private static void fill(ObjectNode node, Notice notice, Letter letter) {
        node.put("id", notice.id());
        node.put("subject", notice.subject());
        node.put("change", notice.change().name());
        node.put("severity", notice.severity().name());
        node.put("team", notice.team().name());
        node.put("at", notice.at().toString());
        node.put("raisedAt", notice.raisedAt().toString());
        node.put("title", notice.wording().title());
        node.put("cause", notice.wording().cause());
        node.put("firstStep", notice.wording().firstStep());
        node.put("link", letter.link(notice));
        ArrayNode records = node.putArray("records");
        notice.wording().records().forEach(records::add);
    }

    private static String slack(Notice notice, Letter letter) {
        List<String> lines = new ArrayList<>();
        lines.add("*" + escaped(Letter.headline(notice)) + "*");
        lines.add(escaped(Letter.meaning(notice)));
        lines.add(escaped(notice.wording().cause()));
        if (notice.change() != Change.OVER) {
            lines.add("_First step:_ " + escaped(notice.wording().firstStep()));
        }
        Letter.records(notice).map(Form::escaped).ifPresent(lines::add);
        String link = letter.link(notice);
        lines.add(link.startsWith("http") ? "<" + link + "|Open it in Plumbline>" : escaped(link));
        return String.join("\n", lines);
    }

    /** The three characters that mean something to Slack. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void card(ObjectNode attachment, Notice notice, Letter letter) {
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        ArrayNode body = card.putArray("body");
        block(body, Letter.headline(notice), Map.of("weight", "Bolder", "size", "Medium"));
        block(body, Letter.meaning(notice), Map.of("isSubtle", "true"));
        block(body, notice.wording().cause(), Map.of());
        if (notice.change() != Change.OVER) {
            block(body, "First step: " + notice.wording().firstStep(), Map.of());
        }
        Letter.records(notice).ifPresent(records -> block(body, records, Map.of()));
        String link = letter.link(notice);
        if (link.startsWith("http")) {
            ObjectNode action = card.putArray("actions").addObject();
            action.put("type", "Action.OpenUrl")
                    .put("title", "Open it in Plumbline")
                    .put("url", link);
        }
    }

    private static void block(ArrayNode body, String text, Map<String, String> style) {
        ObjectNode block = body.addObject();
        block.put("type", "TextBlock").put("text", text).put("wrap", true);
        style.forEach((key, value) -> {
            if (value.equals("true")) {
                block.put(key, true);
            } else {
                block.put(key, value);
            }
        });
    }
}
