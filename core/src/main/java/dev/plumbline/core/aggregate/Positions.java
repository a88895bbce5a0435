package dev.plumbline.core.aggregate;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Item numbers in the order in which people count: 20 before 100. */
final class Positions {
    private static final Comparator<String> AS_NUMBERS =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Positions() {}

    static <V> SortedMap<String, V> map() {
        return new TreeMap<>(AS_NUMBERS);
    }
}
