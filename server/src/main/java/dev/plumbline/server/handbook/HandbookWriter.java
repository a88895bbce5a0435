package dev.plumbline.server.handbook;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Contract.Metrics;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Schedule;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.exceptions.Cause.Example;
import dev.plumbline.server.handbook.Handbook.Chapter;
import dev.plumbline.server.handbook.Handbook.Section;
import dev.plumbline.server.words.Headline;
import dev.plumbline.server.words.HoldWords;
import dev.plumbline.server.words.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the handbook of an installation from its mapping. The same mapping makes the same handbook. */
public final class HandbookWriter {
    private HandbookWriter() {}

    public static Handbook of(Mapping mapping) {
        Contract contract = mapping.contract();
        return new Handbook(List.of(
                new Chapter(
                        "marketing",
                        "Marketing",
                        "For those who build segments, flows and campaigns in Klaviyo.",
                        List.of(everyMorning(contract), beforeACampaign(), attributes(mapping))),
                new Chapter(
                        "finance",
                        "Finance",
                        "For those who answer for revenue and order counts.",
                        List.of(revenue(contract), orderCounts(contract), events(contract.metrics()))),
                new Chapter(
                        "integration",
                        "Integration",
                        "For those who run SAP's interfaces and Plumbline.",
                        List.of(dailyRound(), verifyASegment(), ports(mapping))),
                new Chapter(
                        "reference",
                        "What Plumbline says, and what to do",
                        "For whoever gets an alert or finds something on the desks.",
                        List.of(exceptions(), holds(contract), escalation()))));
    }

    private static Section everyMorning(Contract contract) {
        return Section.of(
                "marketing-morning",
                "What to check every morning",
                List.of("It takes five minutes. Nothing here needs SAP."),
                List.of(
                        "Open the overview: \"What needs a person now\" names what is Marketing's. Open each, read its first step.",
                        "Look at \"Klaviyo\": while an account is paused, or shows events much later than usual, hold campaigns back.",
                        "Look at \"What SAP sends\": a message type that has not come since yesterday means stale attributes; tell Integration.",
                        "Take three members of your most important segment and trace their e-mail addresses: status, segment and last order must be as Klaviyo shows them.",
                        "Priority attributes ("
                                + String.join(", ", sorted(contract.customers().priority()))
                                + ") are told at once, all others "
                                + inWords(contract.customers().schedule()) + "."));
    }

    private static Section beforeACampaign() {
        return Section.of(
                "marketing-campaign",
                "Before a campaign is sent",
                List.of(),
                List.of(
                        "Look at the exceptions of Marketing and Customer experience: who is in them may have old attributes.",
                        "Look at the holds: an order that is held is not told yet, so its customer may still count as one without an order.",
                        "If history is being loaded (Backfill), wait until it is done: figures such as the number of orders rise meanwhile. It starts no flow."));
    }

    private static Section attributes(Mapping mapping) {
        return Section.table(
                "owners",
                "Which attributes are SAP's",
                List.of(
                        "What SAP owns is overwritten by the next message about the customer: change it in SAP, not in Klaviyo. Consent is Klaviyo's alone; Plumbline never writes it."),
                List.of("Attribute or property", "Made of", "Demanded", "Said in"),
                mapping.targets().lines().stream()
                        .filter(line -> line.target().equals("Profile"))
                        .map(line -> List.of(
                                line.name(),
                                line.expression(),
                                String.join(", ", line.demands()),
                                line.place().toString()))
                        .toList());
    }

    private static Section revenue(Contract contract) {
        String basis = contract.orders().basis() == Contract.ValueBasis.GROSS ? "with tax" : "without tax";
        Metrics metrics = contract.metrics();
        return Section.of(
                "finance-revenue",
                "How revenue comes to be",
                List.of(
                        "Values are told " + basis + ", in the currency of the document.",
                        "What stands of an order is the sum of " + metrics.placed() + ", less " + metrics.cancelled()
                                + ", less " + metrics.refunded()
                                + ". Each event bears the time that SAP's document has, not that of its sending.",
                        "An event is never changed. What SAP corrects later is told as the difference, silently; so sums agree and no mail is sent twice."),
                List.of(
                        "Trace an order: the statement lists ordered, shipped, billed and credited quantities and values item by item, and what Klaviyo was told because of which document.",
                        "Where a sum differs, look for the order among exceptions and holds first: what is there is not told yet."));
    }

    private static Section orderCounts(Contract contract) {
        return Section.of(
                "finance-orders",
                "How to validate order counts",
                List.of(
                        "Compare like with like: one sales organisation, one day in SAP's time zone, document date of the order."),
                List.of(
                        "In SAP: VA05 (or SE16N on VBAK by ERDAT and VKORG), without quotations, returns and credit memo requests.",
                        "In Klaviyo: the count of " + contract.metrics().placed() + " on that day.",
                        "Held and failed ones of that day explain the difference: the hold desk and the exceptions name each order.",
                        "What filters of the mapping leave out is counted on the overview under \"Why IDocs were left out\"."));
    }

    private static Section events(Metrics metrics) {
        return Section.table(
                "metrics",
                "What each event says",
                List.of(),
                List.of("Event in Klaviyo", "When SAP says", "Value"),
                List.of(
                        List.of(
                                metrics.placed(),
                                "an order is confirmed and nothing holds it",
                                "the order's open items"),
                        List.of(metrics.ordered(), "the same, once for each item", "the item"),
                        List.of(
                                metrics.partlyFulfilled(),
                                "a goods issue is posted for a part of an order",
                                "that part"),
                        List.of(
                                metrics.fulfilled(),
                                "a goods issue covers all of it, or the last of several does",
                                "all of it; none after parts"),
                        List.of(metrics.shipped(), "a shipment has started", "none"),
                        List.of(metrics.delivered(), "the receipt is confirmed", "none"),
                        List.of(metrics.cancelled(), "an order or items of it are rejected", "what was rejected"),
                        List.of(metrics.returned(), "goods of a returns delivery are posted", "what came back"),
                        List.of(metrics.refunded(), "a credit memo is billed", "what was credited"),
                        List.of(metrics.ticketOpened(), "a service notification is opened", "none"),
                        List.of(metrics.ticketClosed(), "it is completed", "none")));
    }

    private static Section dailyRound() {
        return Section.of(
                "integration-round",
                "The daily round",
                List.of(),
                List.of(
                        "Overview: \"waiting\" and \"queued\" near zero, no account paused, every message type fresh.",
                        "Exceptions, by cause: mend the cause, then \"Try again\" for all of it. Assign what you work on; ignore nothing without a day.",
                        "Holds that are overdue: has SAP sent what is missing? If not, ask for it (BD12, BD10, VA02 and output control), or release or drop with a reason.",
                        "In SAP: WE02/WE05 for IDocs with errors before they left, SM58 for calls that are stuck, SMQ1 for queues.",
                        "Mapping: codes and segments that it does not know. Name them in the mapping, or say that they may stay so."));
    }

    private static Section verifyASegment() {
        return Section.of(
                "verify-segment",
                "How to verify a segment against SAP",
                List.of("A segment of IDocs is shown as it came, whatever became of it."),
                List.of(
                        "Trace the order, the customer or the IDoc's number, and open the IDoc.",
                        "In SAP open the same DOCNUM in WE02: segments have the same numbers there.",
                        "A field that is marked is the one an exception is about. What people corrected in Plumbline stands beside it, with their names; the IDoc itself is never changed.",
                        "Mapping → preview shows what the mapping makes of an IDoc, field by field."));
    }

    private static Section ports(Mapping mapping) {
        return Section.table(
                "messages",
                "Which messages are read",
                List.of("Mapping version " + mapping.version() + "."),
                List.of("Message type", "Read as"),
                mapping.sources().messages().entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue().meaning()))
                        .toList());
    }

    private static Section exceptions() {
        List<List<String>> rows = Stream.of(
                        sample("UNREADABLE", "", Thing.MESSAGE),
                        sample("UNTRANSLATABLE", "", Thing.ORDER),
                        sample("UNTRANSLATABLE", "", Thing.DELIVERY),
                        sample("UNTRANSLATABLE", "", Thing.BILLING),
                        sample("UNTRANSLATABLE", "", Thing.CUSTOMER),
                        sample("UNTRANSLATABLE", "", Thing.STOCK),
                        sample("LEFT_OUT", "", Thing.CUSTOMER),
                        sample("REFUSED_BY_KLAVIYO", "TrackEvent", Thing.ORDER),
                        sample("REFUSED_BY_KLAVIYO", "UpsertProfile", Thing.CUSTOMER),
                        sample("REFUSED_BY_KLAVIYO", "SetStock", Thing.ARTICLE),
                        sample("NOT_STORED", "TrackEvent", Thing.ORDER),
                        sample("GATE_LEFT_OUT", "", Thing.CUSTOMER),
                        sample("GATE_QUARANTINED", "", Thing.CUSTOMER),
                        sample("DEFECT", "", Thing.MESSAGE))
                .map(headline -> List.of(
                        headline.text(),
                        headline.harm(),
                        headline.team().title(),
                        headline.within().toHours() + " h",
                        headline.firstStep()))
                .toList();
        return Section.table(
                "exceptions",
                "Exceptions",
                List.of(
                        "What cannot go on stops alone; all else goes on. It closes by itself when a later document cures it."),
                List.of("It says", "Which means", "Whose", "Within", "First step"),
                rows);
    }

    private static Headline sample(String kind, String command, Thing thing) {
        return Headline.of(new Example(0, kind, "", "", "", "", command, "", "a value", "", ""), thing, 3);
    }

    private static Section holds(Contract contract) {
        List<List<String>> rows = new ArrayList<>();
        for (Hold.Reason reason : Hold.Reason.values()) {
            Optional<Contract.Deadline> deadline =
                    Optional.ofNullable(contract.orders().deadlines().get(reason));
            rows.add(List.of(
                    HoldWords.of(reason.name()),
                    HoldWords.teamOf(reason.name()).title(),
                    deadline.map(found -> inWords(found.after())).orElse("none"),
                    deadline.map(found -> switch (found.then()) {
                                case WAIT -> "it waits on";
                                case SYNTHESISE -> "what is missing is made up from what is known";
                                case EXCEPTION -> "a person is asked";
                            })
                            .orElse("it waits until SAP says otherwise")));
        }
        return Section.table(
                "holds",
                "Holds",
                List.of(
                        "What SAP has not confirmed is kept back, and told when SAP confirms it. Release tells it now; drop never does. Both need a reason, which stays."),
                List.of("Waits for", "Whose", "Deadline", "Then"),
                rows);
    }

    private static Section escalation() {
        return Section.of(
                "escalation",
                "When it does not get better",
                List.of("Nothing that SAP sent is lost while you look: it is on disk before SAP is answered."),
                List.of(
                        "An exception is past its due time: the team's lead.",
                        "An account is paused for more than an hour, or Klaviyo refuses its key: Integration, with Klaviyo's status page and the key's scopes at hand.",
                        "A watermark refuses what comes in: Integration, at once. SAP keeps its IDocs and sends them again.",
                        "\"Plumbline failed\": report it with the server's log of that minute. The IDoc waits, and is tried again once it is mended."));
    }

    private static List<String> sorted(Iterable<String> names) {
        List<String> all = new ArrayList<>();
        names.forEach(all::add);
        all.sort(null);
        return all;
    }

    private static String inWords(Schedule schedule) {
        return (schedule.isAtOnce() ? "at once, too" : "every " + inWords(schedule.every()))
                + schedule.quiet()
                        .map(hours -> ", but not between " + hours.from() + " and " + hours.until() + " ("
                                + hours.zone() + ")")
                        .orElse("");
    }

    private static String inWords(Duration time) {
        return time.toHours() >= 48 && time.toHoursPart() == 0
                ? time.toDays() + " days"
                : time.toMinutes() >= 120 && time.toMinutesPart() == 0
                        ? time.toHours() + " hours"
                        : time.toMinutes() >= 1 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
