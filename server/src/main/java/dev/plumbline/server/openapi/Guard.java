package dev.plumbline.server.openapi;

import java.util.List;
import java.util.Optional;

/** Knows what each call takes of its caller. Implemented by whoever lets callers in. */
public interface Guard {
    /**
     * What a call takes; empty when nobody gets that far.
     *
     * @param method as {@code GET}
     * @param pattern as {@code /api/idocs/{docnum}}
     */
    Optional<Demand> of(String method, String pattern);

    /** What a call takes. */
    sealed interface Demand {
        /** Anybody may. */
        record Nothing() implements Demand {}

        /** Anybody may who is known, whatever the role. */
        record ToBeKnown() implements Demand {}

        /**
         * A permission.
         *
         * @param permission its word
         * @param roles the words of the roles that have it, the least first
         * @param action what the audit log calls the deed; empty when nothing is noted, or by no name of its own
         */
        record ToBeAllowed(String permission, List<String> roles, String action) implements Demand {
            public ToBeAllowed {
                roles = List.copyOf(roles);
            }
        }
    }
}
