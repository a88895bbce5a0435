package dev.plumbline.server.access;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;

/**
 * What a session remembers of who signed in. What the person may do is looked up with each request.
 *
 * @param user the person's number
 * @param epoch of the person when the session began; another one ends it
 * @param since when the session began
 */
record SignedIn(long user, String name, int epoch, Instant since) implements Serializable, Principal {
    @Override
    public String getName() {
        return name;
    }
}
