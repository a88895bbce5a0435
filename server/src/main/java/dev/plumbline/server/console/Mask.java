package dev.plumbline.server.console;

import dev.plumbline.server.access.PersonalData;

/**
 * What a page may show of people.
 *
 * @param sees whether whoever looks may see personal data
 */
public record Mask(boolean sees) {

    /** A text as it may be shown. */
    public String text(String text) {
        return sees ? text : PersonalData.masked(text);
    }

    /** A value as it may be shown, by SAP's or Klaviyo's name of its field. */
    public String value(String field, String value) {
        return sees ? value : PersonalData.masked(field, value);
    }

    /** A text that may quote a value of a field. */
    public String quoting(String field, String value, String text) {
        return sees || value.length() < 2 || !PersonalData.isPersonal(field)
                ? text(text)
                : text(text.replace(value, PersonalData.masked(field, value)));
    }
}
