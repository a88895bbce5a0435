package dev.plumbline.server.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A person who may sign in.
 *
 * @param epoch rises when the password or the state changes; sessions of an older one have ended
 * @param signedInAt the last time
 * @param disabledAt since when the person may not sign in; empty while the person may
 */
record User(
        long id,
        String name,
        Role role,
        int epoch,
        Instant createdAt,
        String createdBy,
        Optional<Instant> signedInAt,
        Optional<Instant> disabledAt) {
    boolean isEnabled() {
        return disabledAt.isEmpty();
    }
}
