package dev.plumbline.server.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what says who a person is, for those who need not know: e-mail addresses and phone numbers wherever they stand in a text, and the
 * values of fields that hold names, streets and the like.
 */
public final class PersonalData {
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]{0,63}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    /** In the international form alone: without its plus a number may be an order's. */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][\\d /().-]{5,24}\\d");

    /** SAP's and Klaviyo's names of them. */
    private static final Pattern FIELD = Pattern.compile(
            "(?i)smtp|mail|tel(f|nr|_)|phone|mobile|fax|^name_?[1-4]?$|^name_|(first|last|sur)_?name|^stras|street|str_suppl|"
                    + "house_num|^pfach|address|contact|^ort0|birth|geburt|gbdat");

    private PersonalData() {}

    /** A text in which e-mail addresses and phone numbers cannot be read. */
    public static String masked(String text) {
        Matcher emails = EMAIL.matcher(text);
        String without = emails.replaceAll(found -> Matcher.quoteReplacement(hidden(found.group())));
        return PHONE.matcher(without).replaceAll("+***");
    }

    /** A value as it may be shown: hidden when its field is one of a person's, else as {@link #masked(String)}. */
    public static String masked(String field, String value) {
        return isPersonal(field) && !value.isEmpty() ? hidden(value) : masked(value);
    }

    /** Whether a field, by SAP's or Klaviyo's name of it, says who a person is. */
    public static boolean isPersonal(String field) {
        return FIELD.matcher(field).find();
    }

    /** The first character, so that two can be told apart, and the host of an e-mail address, which is often what is wrong. */
    private static String hidden(String value) {
        String first = value.substring(0, value.offsetByCodePoints(0, 1));
        int at = EMAIL.matcher(value).matches() ? value.lastIndexOf('@') : value.length();
        return first + "***" + value.substring(at);
    }
}
