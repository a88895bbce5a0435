package dev.plumbline.klaviyo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where the next page begins: path and query of {@code links.next}, byte for byte. It may be stored, and followed by the method that
 * gave it. The host of the link is dropped: the key goes to the configured one only.
 */
public record Cursor(String value) {
    private static final Pattern ORIGIN = Pattern.compile("^https?://[^/?#]*");
    private static final Pattern NOT_IN_A_URI = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]");

    public Cursor {
        if (!value.startsWith("/api/")) {
            throw new IllegalArgumentException("cursor: expected path and query of an address below /api/");
        }
    }

    static Cursor ofLink(String link) {
        String path = ORIGIN.matcher(link).replaceFirst("");
        String encoded = NOT_IN_A_URI
                .matcher(path)
                .replaceAll(match ->
                        URLEncoder.encode(match.group(), StandardCharsets.UTF_8).replace("+", "%20"));
        if (!encoded.startsWith("/api/") || !Check.isPath(encoded)) {
            throw new UnreadableAnswerException("links.next is not an address of the API");
        }
        return new Cursor(encoded);
    }

    @Override
    public String toString() {
        return "Cursor(" + value.length() + " characters)";
    }
}
