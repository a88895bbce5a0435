package dev.plumbline.server.preflight;

import dev.plumbline.server.preflight.Preflight.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** From facts to reasons. */
final class Judge {
    /** So long a document may be on its way: within it the mirror is as fresh as it is on any day. */
    static final Duration CARE_BEHIND = Duration.ofMinutes(5);

    static final Duration STOP_BEHIND = Duration.ofHours(1);

    /** Klaviyo takes minutes on a busy day; what takes longer is no segment's state of now. */
    static final Duration CARE_LAG = Duration.ofMinutes(10);

    /** So many members in a hundred with something open are no list of exclusions but a fault of the day. */
    static final long STOP_PERCENT = 1;

    /** Fewer than this are a list that a person can exclude, however small the segment is. */
    static final long FEW = 20;

    private Judge() {}

    /** The worst first; none when everything is as it should be. */
    static List<Reason> reasons(Facts facts) {
        List<Reason> reasons = new ArrayList<>();
        facts.standstill()
                .ifPresent(why -> reasons.add(new Reason(
                        Verdict.STOP,
                        "Nothing is delivered to this account: " + why,
                        "See in ./plumbline status what the delivery waits for")));
        behind(facts, reasons);
        segment(facts.segment(), reasons);
        members(facts, reasons);
        if (facts.lag().compareTo(CARE_LAG) > 0) {
            reasons.add(new Reason(
                    Verdict.CARE,
                    "Klaviyo takes " + words(facts.lag()) + " until what it accepted can be read there",
                    "Ask again later; segments are computed from what can be read"));
        }
        if (facts.unreadable() > 0) {
            reasons.add(new Reason(
                    Verdict.CARE,
                    count(facts.unreadable(), "document") + " could not be read, so nobody knows whom "
                            + (facts.unreadable() == 1 ? "it concerns" : "they concern"),
                    "Let integration look at them: ./plumbline exceptions"));
        }
        reasons.sort(Comparator.comparing(Reason::verdict).reversed());
        return reasons;
    }

    private static void behind(Facts facts, List<Reason> reasons) {
        if (facts.behind().compareTo(CARE_BEHIND) > 0) {
            reasons.add(new Reason(
                    facts.behind().compareTo(STOP_BEHIND) > 0 ? Verdict.STOP : Verdict.CARE,
                    "The mirror is " + words(facts.behind()) + " behind SAP",
                    "Wait until what waits is delivered: ./plumbline status"));
        }
    }

    private static void segment(Facts.Segment segment, List<Reason> reasons) {
        if (segment.isProcessing()) {
            reasons.add(new Reason(
                    Verdict.CARE, "Klaviyo is still working out who is in the segment", "Ask again in some minutes"));
        }
        if (!segment.isActive()) {
            reasons.add(new Reason(
                    Verdict.CARE,
                    "Klaviyo does not keep the segment up to date: it is not active",
                    "Activate it in Klaviyo"));
        }
    }

    private static void members(Facts facts, List<Reason> reasons) {
        if (!facts.isComplete()) {
            reasons.add(new Reason(
                    Verdict.STOP,
                    "More customers have something open than can be looked up, so the list of whom to leave out is not whole",
                    "Wait until the backlog is delivered, or mend the exceptions first"));
        }
        if (facts.troubled() > 0) {
            reasons.add(new Reason(
                    isMany(facts) ? Verdict.STOP : Verdict.CARE,
                    count(facts.troubled(), "member") + (facts.troubled() == 1 ? " has" : " have")
                            + " something open, so Klaviyo may not know "
                            + (facts.troubled() == 1 ? "it" : "them") + " as SAP does",
                    "Leave out who is listed, or mend it first"));
        }
    }

    private static boolean isMany(Facts facts) {
        return facts.troubled() >= FEW
                && facts.segment()
                        .size()
                        .filter(size -> facts.troubled() * 100 < size * STOP_PERCENT)
                        .isEmpty();
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private static String words(Duration time) {
        return time.compareTo(Duration.ofHours(2)) < 0 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
