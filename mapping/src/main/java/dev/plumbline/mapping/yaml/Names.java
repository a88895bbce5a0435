package dev.plumbline.mapping.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Names that somebody mistyped. */
public final class Names {
    private static final int FEW_CHANGES = 2;
    /** More names than a message can list. */
    private static final int MANY = 40;

    private Names() {}

    /** The known name that is most like the given one, by Levenshtein's distance; empty when none is known. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(candidate, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; the nearest is X"}, or nothing when none is so near that it may have been meant. */
    public static String hint(String name, Collection<String> known) {
        return nearest(name, known)
                .filter(near -> distance(near, name) <= Math.max(FEW_CHANGES, name.length() / 2))
                .map(near -> "; the nearest is " + near)
                .orElse("");
    }

    /** The nearest name, or where none is near all that there are. */
    public static String expected(String name, Collection<String> known) {
        String hint = hint(name, known);
        if (!hint.isEmpty() || known.isEmpty()) {
            return hint;
        }
        return known.size() > MANY
                ? nearest(name, known).map(near -> "; the nearest is " + near).orElse("")
                : ", expected one of " + String.join(", ", known);
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, n -> n);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
