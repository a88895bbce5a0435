package dev.plumbline.server.openapi;

import dev.plumbline.server.openapi.Guard.Demand;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;

/**
 * A call and who may make it.
 *
 * @param method as {@code GET}
 * @param path as {@code /api/idocs/{docnum}}
 */
record Operation(String method, String path, HandlerMethod handler, Call call, Demand demand) {
    private static final Pattern SEPARATORS = Pattern.compile("[/.]");

    boolean isOfTheApi() {
        return path.startsWith("/api/");
    }

    /** Whether what it answers tells of others, and may be masked therefore. */
    boolean isAboutOthers() {
        return method.equals("GET") && isOfTheApi() && demand instanceof Demand.ToBeAllowed;
    }

    /** What it is about: the first word of its path. */
    String tag() {
        return isOfTheApi() ? path.split("/", 4)[2].replaceFirst("[.].*", "") : "server";
    }

    /** {@code getOrdersByNumberStatement}: of the path alone, so that it stays when the code changes. */
    String id() {
        String words = SEPARATORS
                .splitAsStream(path.replaceFirst("^/(api/)?", ""))
                .map(word -> word.startsWith("{") ? "By" + upper(word.substring(1, word.length() - 1)) : upper(word))
                .collect(Collectors.joining());
        return method.toLowerCase(Locale.ROOT) + words;
    }

    private static String upper(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** What it does and who may, in words. */
    String description() {
        return (call.more() + " " + whoMay()).strip();
    }

    private String whoMay() {
        return switch (demand) {
            case Demand.Nothing() -> "Anybody may ask.";
            case Demand.ToBeKnown() -> "Takes any role.";
            case Demand.ToBeAllowed allowed ->
                "Takes the permission " + allowed.permission() + ", which these roles have: "
                        + String.join(", ", allowed.roles()) + "."
                        + (allowed.action().isEmpty() ? "" : " Noted in the audit log as " + allowed.action() + ".");
        };
    }

    /** The least role that may; {@code public} for anybody, {@code any} for whoever is known. */
    String role() {
        return switch (demand) {
            case Demand.Nothing() -> "public";
            case Demand.ToBeKnown() -> "any";
            case Demand.ToBeAllowed allowed -> allowed.roles().getFirst();
        };
    }
}
