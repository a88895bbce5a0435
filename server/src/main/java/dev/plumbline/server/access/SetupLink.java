package dev.plumbline.server.access;

import java.util.Optional;

/** The way in while nobody has access: a secret that the server logs once. Only its digest is kept, and only until it was used. Thread-safe. */
final class SetupLink {
    private final Secrets secrets;
    private Optional<byte[]> digest = Optional.empty();

    SetupLink(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Makes the secret; an earlier one holds no more. */
    synchronized String renew() {
        String secret = secrets.next();
        digest = Optional.of(Secrets.digest(secret));
        return secret;
    }

    synchronized boolean isRight(String secret) {
        return digest.filter(kept -> Secrets.same(kept, Secrets.digest(secret))).isPresent();
    }

    /** Whether it was the right one; from now on it is none. */
    synchronized boolean use(String secret) {
        boolean right = isRight(secret);
        if (right) {
            digest = Optional.empty();
        }
        return right;
    }
}
