package dev.plumbline.server.preflight;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One for each account that has an API key.
 *
 * @param byAccount by the names that the configuration gives them
 */
record SegmentReaders(SortedMap<String, SegmentReader> byAccount) {
    SegmentReaders {
        byAccount = Collections.unmodifiableSortedMap(new TreeMap<>(byAccount));
    }

    SortedSet<String> accounts() {
        return new TreeSet<>(byAccount.keySet());
    }

    Optional<SegmentReader> of(String account) {
        return Optional.ofNullable(byAccount.get(account));
    }
}
