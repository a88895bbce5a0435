package dev.plumbline.server.translate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses as people type them into SAP, in the one form that identifies a profile. */
final class EmailAddresses {
    /** What an address must be, for a complaint about one that is not. */
    static final String EXPECTED = "an e-mail address such as anna@kunde-mail.de, of at most 100 characters";

    private static final int LONGEST = 100;
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /** What Klaviyo surely takes; its own check is not public, and one malformed address refuses a whole bulk request. */
    private static final Pattern WELL_FORMED = Pattern.compile(
            "(?=[^@]{1,64}@)" + ATOM + "(\\." + ATOM + ")*@(" + LABEL + "\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private EmailAddresses() {}

    /** Trimmed and in lower case; empty when it is no well-formed address of at most 100 characters. */
    static Optional<String> normalized(String text) {
        String email = text.strip().toLowerCase(Locale.ROOT);
        return email.length() <= LONGEST && WELL_FORMED.matcher(email).matches()
                ? Optional.of(email)
                : Optional.empty();
    }
}
