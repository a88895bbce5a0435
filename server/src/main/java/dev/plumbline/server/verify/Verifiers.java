package dev.plumbline.server.verify;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The verifiers of all Klaviyo accounts. */
public final class Verifiers {
    private final List<Verifier> verifiers;

    /** @param verifiers one for each account */
    public Verifiers(Collection<Verifier> verifiers) {
        this.verifiers = List.copyOf(verifiers);
    }

    /** How each account's is now, by its name. */
    public SortedMap<String, VerifierStatus> status() {
        SortedMap<String, VerifierStatus> status = new TreeMap<>();
        verifiers.forEach(verifier -> status.put(verifier.account(), verifier.status()));
        return Collections.unmodifiableSortedMap(status);
    }

    List<Verifier> all() {
        return verifiers;
    }
}
