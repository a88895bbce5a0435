package dev.plumbline.server.draft;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for fields of the site's own, each given once. Not for several threads. */
final class ExtraNames {
    /** What an expression cannot take for a name. */
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    private final Set<String> taken;

    /** @param taken those that there are already */
    ExtraNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** {@code loyaltyClass} for LOYALTY_CLASS, {@code datum011} for DATUM behind a qualifier; with its segment where that is taken. */
    String of(SamplePlace place) {
        String name = camel(place.field()) + place.qualifier();
        if (RESERVED.contains(name) || !taken.add(name)) {
            String longer = camel(place.segment() + "_" + place.field()) + place.qualifier();
            name = longer;
            for (int n = 2; !taken.add(name); n++) {
                name = longer + n;
            }
        }
        return name;
    }

    private static String camel(String sapName) {
        StringBuilder name = new StringBuilder();
        for (String word : sapName.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                String lower = word.toLowerCase(Locale.ROOT);
                name.append(name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
            }
        }
        return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "field" + name : name.toString();
    }
}
