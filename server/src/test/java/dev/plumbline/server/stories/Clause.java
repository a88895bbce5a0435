package dev.plumbline.server.stories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of what SAP says: an optional head with a colon, and phrases between commas. Whoever reads it takes the phrases that it knows;
 * one that nobody took is a typing error.
 */
final class Clause {
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z0-9 /]+): )?(.*)");

    private final String head;
    private final List<String> phrases;

    private Clause(String head, List<String> phrases) {
        this.head = head;
        this.phrases = new ArrayList<>(phrases);
    }

    /** Clauses stand between semicolons. */
    static List<Clause> of(String text) {
        return Arrays.stream(text.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Clause::one)
                .toList();
    }

    private static Clause one(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' cannot be understood");
        }
        return new Clause(
                form.group(1) == null ? "" : form.group(1),
                Arrays.stream(form.group(2).split(",", -1))
                        .map(String::strip)
                        .filter(phrase -> !phrase.isEmpty())
                        .toList());
    }

    String head() {
        return head;
    }

    boolean isItem() {
        return !head.isEmpty() && head.chars().allMatch(Character::isDigit);
    }

    boolean isHeader() {
        return head.isEmpty();
    }

    /** Takes the first phrase. */
    String first() {
        if (phrases.isEmpty()) {
            throw new IllegalArgumentException("Nothing stands after '" + head + ":'");
        }
        return phrases.removeFirst();
    }

    /** Takes the phrase that begins with these words and returns the rest of it. */
    Optional<String> after(String words) {
        Optional<String> phrase =
                phrases.stream().filter(each -> each.startsWith(words + " ")).findFirst();
        phrase.ifPresent(phrases::remove);
        return phrase.map(each -> each.substring(words.length() + 1).strip());
    }

    String after(String words, String standard) {
        return after(words).orElse(standard);
    }

    /** Takes the phrase of exactly these words. */
    boolean says(String words) {
        return phrases.remove(words);
    }

    /** Takes the first phrase of this form. */
    Optional<Matcher> like(Pattern form) {
        for (String phrase : phrases) {
            Matcher matcher = form.matcher(phrase);
            if (matcher.matches()) {
                phrases.remove(phrase);
                return Optional.of(matcher);
            }
        }
        return Optional.empty();
    }

    /** Every phrase must have been taken. */
    void end() {
        if (!phrases.isEmpty()) {
            throw new IllegalArgumentException("'" + phrases.getFirst() + "' is not understood here");
        }
    }
}
