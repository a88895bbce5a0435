package dev.plumbline.server.console;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who acts, for the record. */
final class Who {
    /** Somebody on the server's own machine, where nobody has to say who he is. */
    private static final String LOCAL = "local";

    private Who() {}

    static String is(@Nullable Principal principal) {
        return Optional.ofNullable(principal).map(Principal::getName).orElse(LOCAL);
    }
}
