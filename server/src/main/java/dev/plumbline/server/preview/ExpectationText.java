package dev.plumbline.server.preview;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what came of IDocs as what is expected of them. Used once. */
final class ExpectationText {
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z$][A-Za-z0-9_$-]*");
    private static final String INDENT = "  ";

    private final StringBuilder yaml = new StringBuilder();

    private ExpectationText() {}

    static String of(Preview preview) {
        ExpectationText text = new ExpectationText();
        text.yaml.append(
                "# Written by ./plumbline mapping test --accept. What is not written here may be anything: take out\n"
                        + "# what the test is not about.\n");
        text.requests(preview.requests());
        text.texts("ignored", Expectation.reasons(preview));
        text.texts("complaints", Expectation.complaints(preview));
        text.texts("held", Expectation.holds(preview));
        text.texts("gates", Expectation.gates(preview));
        return text.yaml.toString();
    }

    private void requests(List<Preview.Request> requests) {
        yaml.append("requests:").append(requests.isEmpty() ? " []\n" : "\n");
        for (Preview.Request request : requests) {
            yaml.append("  # ").append(request.what()).append('\n');
            yaml.append("  - endpoint: ").append(quoted(request.endpoint())).append('\n');
            yaml.append("    account: ").append(quoted(request.account())).append('\n');
            if (request.problem().isEmpty()) {
                yaml.append("    body:");
                value(request.body(), INDENT.repeat(3));
            } else {
                yaml.append("    problem: ").append(quoted(request.problem())).append('\n');
            }
        }
    }

    private void texts(String key, List<String> texts) {
        yaml.append(key).append(':').append(texts.isEmpty() ? " []\n" : "\n");
        texts.forEach(text -> yaml.append("  - ").append(quoted(text)).append('\n'));
    }

    /** A text of JSON is one of YAML too. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private void value(JsonNode node, String indent) {
        if (!node.isContainer() || node.isEmpty()) {
            yaml.append(' ').append(node.isNull() ? "~" : node.toString()).append('\n');
            return;
        }
        yaml.append('\n');
        if (node.isArray()) {
            node.forEach(part -> {
                yaml.append(indent).append('-');
                value(part, indent + INDENT);
            });
        } else {
            node.forEachEntry((name, part) -> {
                yaml.append(indent)
                        .append(PLAIN_KEY.matcher(name).matches() ? name : quoted(name))
                        .append(':');
                value(part, indent + INDENT);
            });
        }
    }
}
