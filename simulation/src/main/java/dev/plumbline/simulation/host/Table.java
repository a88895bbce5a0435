package dev.plumbline.simulation.host;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by their key, in its order. Every change can be taken back until it is committed. */
final class Table<K extends Comparable<K>, R> {
    private final TreeMap<K, R> rows = new TreeMap<>();
    private final Journal journal;

    Table(Journal journal) {
        this.journal = journal;
    }

    Optional<R> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    Collection<R> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    NavigableSet<K> keys() {
        return Collections.unmodifiableNavigableSet(rows.navigableKeySet());
    }

    /** The rows as they are now: later changes do not show. */
    List<R> copy() {
        return List.copyOf(rows.values());
    }

    void put(K key, R row) {
        takeBack(key, rows.put(key, row));
    }

    void remove(K key) {
        @Nullable R before = rows.remove(key);
        if (before != null) {
            takeBack(key, before);
        }
    }

    private void takeBack(K key, @Nullable R before) {
        journal.add(() -> {
            if (before == null) {
                rows.remove(key);
            } else {
                rows.put(key, before);
            }
        });
    }

    /** The number after the highest. */
    static long next(Table<Long, ?> table) {
        return table.rows.isEmpty() ? 1 : table.rows.lastKey() + 1;
    }
}
