package dev.plumbline.mapping.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Names that somebody mistyped. */
public final class Names {
    private Names() {}

    /** The known name that is most like the given one, by Levenshtein's distance; empty when none is known. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(candidate, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; the nearest is X"}, or nothing. */
    public static String hint(String name, Collection<String> known) {
        return nearest(name, known).map(near -> "; the nearest is " + near).orElse("");
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
