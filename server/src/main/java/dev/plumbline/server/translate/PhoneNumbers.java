package dev.plumbline.server.translate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Telephone numbers as people type them into SAP, in the one form that Klaviyo takes. For one message: an order repeats a number in every partner role. */
final class PhoneNumbers {
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final Map<Typed, Optional<String>> known = new HashMap<>();

    private record Typed(String text, String country) {}

    /**
     * The E.164 form, for example {@code +4930901820}. Empty when it is no number that the country has: Klaviyo refuses a whole request
     * for one such number, so a number that is merely possible is not enough.
     *
     * @param country the country of the address (ISO 3166 alpha-2), for a number without country code; may be empty
     */
    Optional<String> e164(String text, String country) {
        return known.computeIfAbsent(new Typed(text, country.toUpperCase(Locale.ROOT)), this::e164);
    }

    private Optional<String> e164(Typed typed) {
        try {
            PhoneNumber number = library.parse(typed.text(), typed.country());
            return library.isValidNumber(number)
                    ? Optional.of(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
