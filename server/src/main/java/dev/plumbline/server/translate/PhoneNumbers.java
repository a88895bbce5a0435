package dev.plumbline.server.translate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;

/** Telephone numbers as people type them into SAP, in the one form that Klaviyo takes. Safe to share. */
final class PhoneNumbers {
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /**
     * The E.164 form, for example {@code +4930901820}. Empty when it is no number that the country has: Klaviyo refuses a whole request
     * for one such number, so a number that is merely possible is not enough.
     *
     * @param country the country of the address (ISO 3166 alpha-2), for a number without country code; may be empty
     */
    Optional<String> e164(String text, String country) {
        try {
            PhoneNumber number = library.parse(text, country.toUpperCase(Locale.ROOT));
            return library.isValidNumber(number)
                    ? Optional.of(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
