package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.document.SystemId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys of e-mail addresses: a digest, because keys are shown and logged and an address is personal. */
public final class IdentityKeys {
    private static final int BYTES = 16;

    private IdentityKeys() {}

    static AggregateKey of(String account, String email) {
        return new AggregateKey(Kind.IDENTITY, new SystemId("klaviyo", account), digest(email));
    }

    static String accountOf(AggregateKey key) {
        return key.system().client();
    }

    /** What an identity is numbered by: of an address in lower case, without blanks around it. */
    public static String digest(String email) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
