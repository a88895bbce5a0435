package dev.plumbline.server.words;

import dev.plumbline.server.exceptions.Cause;
import java.time.Duration;
import java.util.Locale;

/**
 * A cause of exceptions for people who know the business.
 *
 * @param text how many of what have which trouble
 * @param harm what it means to the business
 * @param team who is to mend it
 * @param within how long the oldest may be left
 * @param firstStep what to do first
 */
public record Headline(String text, String harm, Team team, Duration within, String firstStep) {
    private static final Duration SOON = Duration.ofHours(4);
    private static final Duration TOMORROW = Duration.ofHours(24);

    /** @param thing what the exceptions are about */
    public static Headline of(Cause.Example example, Thing thing, long n) {
        return switch (example.kind()) {
            case "UNREADABLE" ->
                new Headline(
                        Thing.MESSAGE.counted(n) + " cannot be read",
                        Thing.MESSAGE.harm(),
                        Team.INTEGRATION,
                        SOON,
                        "Look at the bytes: a file that was cut, a wrong code page, or a segment type whose layout is unknown. Then let SAP send it again.");
            case "UNTRANSLATABLE" ->
                new Headline(
                        thing.counted(n) + " cannot be understood",
                        thing.harm(),
                        Team.INTEGRATION,
                        SOON,
                        "Compare the field with what was expected. Correct it in SAP and send again, change the mapping, or correct the value here and retry.");
            case "LEFT_OUT" ->
                new Headline(
                        thing.counted(n) + " went on without a part",
                        "one value of each is missing in Klaviyo",
                        thing.team(),
                        TOMORROW,
                        "Correct the value in SAP; the next message about it closes this by itself.");
            case "REFUSED_BY_KLAVIYO" -> refused(example, n);
            case "NOT_STORED" ->
                new Headline(
                        events(n) + " taken by Klaviyo and not found there",
                        "mails that depend on them were not sent",
                        Team.INTEGRATION,
                        SOON,
                        "See Klaviyo's status page; then retry: the same event twice is told once.");
            case "HOLD_OVERDUE" -> overdue(example, n);
            case "GATE_LEFT_OUT", "GATE_QUARANTINED" ->
                new Headline(
                        thing.counted(n) + ": " + lastOf(example.field()) + " is not as the mapping demands",
                        example.kind().equals("GATE_QUARANTINED")
                                ? "Klaviyo is told nothing of them until it is"
                                : "Klaviyo is told all but this value",
                        Team.MARKETING,
                        TOMORROW,
                        "Correct the value in SAP, or ask whether the demand is still right (Mapping). It closes by itself.");
            default ->
                new Headline(
                        "Plumbline failed on " + thing.counted(n),
                        thing.harm(),
                        Team.INTEGRATION,
                        SOON,
                        "Read the server's log of that minute, report it, and retry once it is mended.");
        };
    }

    private static Headline refused(Cause.Example example, long n) {
        return switch (example.command()) {
            case "TrackEvent" ->
                new Headline(
                        events(n) + " refused by Klaviyo",
                        "mails that depend on them were not sent, and revenue is missing",
                        Team.INTEGRATION,
                        SOON,
                        "Read Klaviyo's answer. Correct the value in SAP or in the mapping, then retry.");
            case "UpsertProfile" ->
                new Headline(
                        Thing.CUSTOMER.counted(n) + " refused by Klaviyo",
                        Thing.CUSTOMER.harm(),
                        Team.MARKETING,
                        TOMORROW,
                        "Most often an e-mail address or a telephone number: correct it in SAP; the next profile that is taken closes this.");
            default ->
                new Headline(
                        Thing.ARTICLE.counted(n) + " refused by Klaviyo",
                        Thing.ARTICLE.harm(),
                        Team.MARKETING,
                        TOMORROW,
                        "Read Klaviyo's answer. Correct the article in SAP or in the mapping; the next one that is taken closes this.");
        };
    }

    private static Headline overdue(Cause.Example example, long n) {
        Thing thing = Thing.ofAggregate(example.about());
        return new Headline(
                thing.counted(n) + " wait too long: " + HoldWords.of(example.holdReason()),
                thing.harm(),
                HoldWords.teamOf(example.holdReason()),
                SOON,
                "Have SAP send what is missing, or decide at the hold desk: release or drop.");
    }

    private static String events(long n) {
        return "%,d %s".formatted(n, n == 1 ? "event was" : "events were");
    }

    private static String lastOf(String property) {
        return property.substring(property.lastIndexOf('.') + 1);
    }

    /** As a class of a style sheet. */
    public String teamClass() {
        return team.name().toLowerCase(Locale.ROOT);
    }
}
