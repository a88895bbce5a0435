package dev.plumbline.core.aggregate;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Copies in the natural order, so that the same content is stored as the same text. */
final class Immutable {
    private Immutable() {}

    static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static <E extends Comparable<E>> SortedSet<E> sorted(Collection<E> set) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }

    /** A copy in the order of the map's own iteration, for what is not stored. */
    static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The map with one entry more, or another one. */
    static <K extends Comparable<K>, V> SortedMap<K, V> with(Map<K, V> map, K key, V value) {
        SortedMap<K, V> all = new TreeMap<>(map);
        all.put(key, value);
        return Collections.unmodifiableSortedMap(all);
    }

    static <K extends Comparable<K>, V> SortedMap<K, V> without(Map<K, V> map, K key) {
        SortedMap<K, V> all = new TreeMap<>(map);
        all.remove(key);
        return Collections.unmodifiableSortedMap(all);
    }

    static <E extends Comparable<E>> SortedSet<E> with(SortedSet<E> set, E element) {
        SortedSet<E> all = new TreeSet<>(set);
        all.add(element);
        return Collections.unmodifiableSortedSet(all);
    }
}
