package dev.plumbline.server.draft;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.SegmentLayout;
import dev.plumbline.mapping.source.BoundPlace;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.SourceType;
import dev.plumbline.mapping.source.Sources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a draft says of one document. Used once. */
final class DocumentSections {
    /** Fields of SAP that are proposed as fields of the site's own; more would hide those that matter. */
    private static final int MOST_OF_SAP = 30;

    private static final int MOST_EMAILS = 5;
    private static final String CREDIT_STATUS = "CMGST";

    private final DocumentSurvey survey;
    private final SourceDocument document;
    private final List<BoundPlace> bound;
    private final Dictionary standard;
    private final ExtraNames names;
    private final List<String> remarks = new ArrayList<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<Proposal> extras = new ArrayList<>();
    private int ofSap;
    private int leftOut;

    DocumentSections(DocumentSurvey survey, Sources sources, Dictionary standard) {
        this.survey = survey;
        this.document = survey.document();
        this.bound = sources.places(document);
        this.standard = standard;
        this.names = new ExtraNames(sources.extra(document));
    }

    /** A place with what stood there. */
    private record Seen(SamplePlace place, FieldTally tally, boolean isSitesOwn) {
        String inWords(long of) {
            return place.place() + (isSitesOwn ? "" : " (a field of SAP's)") + " looks like "
                    + tally.sort().inWords() + ": in " + tally.idocs() + " of " + Count.of(of, "IDoc") + ", "
                    + tally.distinct()
                    + " different, such as " + String.join(" or ", tally.samples())
                    + (tally.isSingle() ? "" : ", up to " + tally.mostInIdoc() + " times in an IDoc");
        }
    }

    List<Section> sections() {
        remarks.addAll(CoverageText.of(survey, bound));
        List<Seen> unbound = survey.fields().entrySet().stream()
                .filter(entry -> !isBound(entry.getKey()))
                .map(entry -> new Seen(entry.getKey(), entry.getValue(), isSitesOwn(entry.getKey())))
                .sorted(Comparator.comparing((Seen seen) -> !seen.isSitesOwn()).thenComparing(Seen::place))
                .toList();
        contact(unbound, ValueSort.EMAIL, SourceType.EMAIL);
        contact(unbound, ValueSort.PHONE, SourceType.PHONE);
        creditStatus(unbound);
        unbound.forEach(this::other);
        if (leftOut > 0) {
            remarks.add(leftOut
                    + " more fields of SAP's look like codes, dates, amounts or flags; they are left out here.");
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(document.key(), remarks, proposals));
        if (!extras.isEmpty()) {
            String example = extras.getFirst().key();
            sections.add(new Section(
                    document.key() + ".extra",
                    List.of(
                            "Fields of your own. Expressions see them as " + document.key() + ".extra." + example
                                    + "; Klaviyo is told of them when an expression in targets says so.",
                            "Write behind each code what it means; other codes stay as they are (keep), count as nothing (empty)"
                                    + " or make an exception (reject)."),
                    extras));
        }
        return sections;
    }

    private boolean isSitesOwn(SamplePlace place) {
        Optional<SegmentLayout> layout =
                standard.find(place.segment()).filter(known -> known.name().equals(place.segment()));
        return layout.isEmpty() || layout.get().column(place.field()).isEmpty();
    }

    /** Where a qualifier leads, a binding counts that goes the same way or any. */
    private boolean isBound(SamplePlace place) {
        int bracket = place.way().lastIndexOf('[');
        String qualifier = bracket > place.way().lastIndexOf('/') ? place.way().substring(bracket) : "";
        return bound.stream()
                .filter(known -> known.segment().equals(place.segment())
                        && known.fields().contains(place.field()))
                .anyMatch(known -> qualifier.isEmpty()
                        || !known.written().contains("[")
                        || known.written().contains(qualifier));
    }

    /** E-mail addresses and telephones: in one proposal for the field of that type, those that most IDocs have first. */
    private void contact(List<Seen> unbound, ValueSort sort, SourceType type) {
        List<Seen> found = unbound.stream()
                .filter(seen -> seen.tally().sort() == sort)
                .sorted(Comparator.comparingLong((Seen seen) -> -seen.tally().idocs())
                        .thenComparing(Seen::place))
                .toList();
        if (found.isEmpty()) {
            return;
        }
        List<String> why =
                found.stream().map(seen -> seen.inWords(survey.idocs())).toList();
        Optional<String> key = document.fields().stream()
                .filter(field -> field.spec().type() == type)
                .map(field -> field.key())
                .findFirst();
        if (key.isEmpty()) {
            found.stream()
                    .filter(seen -> seen.isSitesOwn() || sort == ValueSort.EMAIL)
                    .forEach(seen -> remarks.add(seen.inWords(survey.idocs())));
            return;
        }
        String name = document.key() + "." + key.get();
        List<String> known = bound.stream()
                .filter(place -> place.field().equals(name) && !place.written().isEmpty())
                .map(BoundPlace::written)
                .toList();
        long foundNow = Optional.ofNullable(survey.coverage().get(name))
                .map(DocumentSurvey.Coverage::found)
                .orElse(0L);
        List<String> proposed = found.stream()
                .limit(MOST_EMAILS)
                .map(seen -> seen.place().place())
                .toList();
        boolean isBetter = found.getFirst().tally().idocs() > foundNow;
        List<String> places = Stream.concat(
                        (isBetter ? proposed : known).stream(), (isBetter ? known : proposed).stream())
                .toList();
        proposals.add(new Proposal(document.key(), key.get(), Proposal.list(places), why));
    }

    private void creditStatus(List<Seen> unbound) {
        if (document != SourceDocument.ORDER) {
            return;
        }
        unbound.stream()
                .filter(seen -> seen.place().field().equals(CREDIT_STATUS))
                .findFirst()
                .ifPresent(
                        seen -> proposals.add(
                                new Proposal(
                                        document.key(),
                                        "credit-status",
                                        "{from: "
                                                + SamplePlace.quoted(
                                                        seen.place().place()) + "}",
                                        List.of(
                                                seen.inWords(survey.idocs()),
                                                "The default mapping has its codes (A to D); rules.orders.credit-holds says which hold."))));
    }

    private void other(Seen seen) {
        ValueSort sort = seen.tally().sort();
        boolean isContact = sort == ValueSort.EMAIL || sort == ValueSort.PHONE;
        boolean isCredit =
                document == SourceDocument.ORDER && seen.place().field().equals(CREDIT_STATUS);
        boolean isUseful = seen.isSitesOwn() || seen.tally().idocs() * 2 >= survey.idocs();
        if (isContact || isCredit || !isUseful || (sort == ValueSort.TEXT && !seen.isSitesOwn())) {
            return;
        }
        boolean canBeExtra = document.takesExtra() && seen.tally().isSingle() && sort != ValueSort.TEXT;
        if (!canBeExtra) {
            if (seen.isSitesOwn()) {
                remarks.add(seen.inWords(survey.idocs()));
            }
            return;
        }
        if (!seen.isSitesOwn() && ++ofSap > MOST_OF_SAP) {
            leftOut++;
            return;
        }
        extras.add(extra(seen, sort));
    }

    private Proposal extra(Seen seen, ValueSort sort) {
        String place = SamplePlace.quoted(seen.place().place());
        String name = names.of(seen.place());
        if (!sort.hasCodes()) {
            return new Proposal(document.key() + ".extra", name, place, List.of(seen.inWords(survey.idocs())));
        }
        Proposal.Tree codes = new Proposal.Tree();
        seen.tally().codes().forEach(code -> codes.put(List.of(code), Proposal.quoted(code)));
        return new Proposal(
                document.key() + ".extra",
                name,
                "{from: " + place + ", codes: " + codes + ", otherwise: keep}",
                List.of(seen.inWords(survey.idocs())));
    }
}
