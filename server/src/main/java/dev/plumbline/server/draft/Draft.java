package dev.plumbline.server.draft;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.yaml.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mapping with proposals that are commented out. It checks as it is, and with any of its proposals in force: what would not is no
 * proposal. The same samples make the same text. Used once.
 */
public final class Draft {
    private static final String NAME = "draft.yaml";
    /** A type that is a site's own, so that the basic type alone decides. */
    private static final String SITES_OWN = "Z";

    private final Survey survey;
    private final MappingLoader loader;
    private final Dictionary standard = Dictionary.standard();

    private Draft(Survey survey, MappingLoader loader) {
        this.survey = survey;
        this.loader = loader;
    }

    /**
     * Drafts.
     *
     * @param from what is said at the top of where the samples come from
     * @param loader checks the proposals
     */
    public static String of(Survey survey, String from, MappingLoader loader) {
        return new Draft(survey, loader).text(from);
    }

    private String text(String from) {
        List<String> head = head(from);
        List<Section> sections = sections();
        DraftText text = new DraftText(head, sections);
        // Each round drops at least one proposal, and without any the text is comments.
        for (List<Fault> faults = faults(text); !faults.isEmpty(); faults = faults(text)) {
            sections = withoutFaulty(sections, text, faults);
            text = new DraftText(head, sections);
        }
        return text.toString();
    }

    private List<Fault> faults(DraftText text) {
        return switch (loader.load(List.of(new Layer(NAME, DraftText.uncommented(text.toString()))))) {
            case Result.Good good -> List.of();
            case Result.Faulty faulty -> faulty.faults();
        };
    }

    private static List<Section> withoutFaulty(List<Section> sections, DraftText text, List<Fault> faults) {
        List<Section> left = new ArrayList<>();
        boolean isDropped = false;
        for (Section section : sections) {
            Section now = section;
            for (Proposal proposal : section.proposals()) {
                Optional<Fault> fault = faults.stream()
                        .filter(one -> text.isAt(one.place().line(), proposal))
                        .findFirst();
                if (fault.isPresent()) {
                    now = now.without(proposal, fault.get().message());
                    isDropped = true;
                }
            }
            left.add(now);
        }
        if (!isDropped) {
            throw new IllegalStateException("the draft does not check: " + faults);
        }
        return left;
    }

    private List<String> head(String from) {
        List<String> head = new ArrayList<>();
        head.add("A draft of a mapping, made by ./plumbline mapping draft of " + Count.of(survey.idocs(), "IDoc")
                + " in " + from + ".");
        head.add("");
        head.add(
                "Lines with ## explain. Lines with # are proposals: take the # away from those that are right, and correct them.");
        head.add(
                "Values are shown by what they look like (a letter, A capital, 9 digit, … more of the same), codes as they are.");
        head.add("As it is, this file changes nothing. docs/mapping.md explains what can be written in it.");
        if (survey.broken() > 0) {
            head.add(Count.of(survey.broken(), "piece") + " could not be read as IDocs and are not looked at.");
        }
        if (survey.forSap() > 0) {
            head.add(survey.forSap() + " of the IDocs are meant for SAP (EDI_DC40-DIRECT 2): a server ignores such.");
        }
        return head;
    }

    private List<Section> sections() {
        List<Section> documents = new ArrayList<>();
        CodeSections codes = new CodeSections();
        for (SourceDocument document : SourceDocument.values()) {
            DocumentSurvey looked = survey.documents().get(document);
            if (looked != null) {
                List<Section> own = new DocumentSections(looked, survey.sources(), standard).sections();
                List<Proposal> all = new ArrayList<>(own.getFirst().proposals());
                all.addAll(codes.of(looked));
                documents.add(new Section(own.getFirst().path(), own.getFirst().remarks(), all));
                documents.addAll(own.subList(1, own.size()));
            }
        }
        List<Section> sections = new ArrayList<>();
        messages().ifPresent(sections::add);
        List<Proposal> shared = codes.shared();
        if (!shared.isEmpty()) {
            sections.add(new Section("code-tables", List.of(), shared));
        }
        sections.addAll(documents);
        return sections;
    }

    private Optional<Section> messages() {
        List<String> remarks = new ArrayList<>();
        List<Proposal> proposals = new ArrayList<>();
        survey.unread().forEach((type, idocs) -> {
            String said = (type.message().isEmpty() ? "IDocs without a message type" : type.message()) + " on "
                    + (type.basic().isEmpty() ? "no basic type" : type.basic()) + " (" + Count.of(idocs, "IDoc") + ")";
            Optional<SourceDocument> like = survey.sources().documentOf(SITES_OWN, type.basic());
            boolean isFirst =
                    proposals.stream().noneMatch(proposal -> proposal.key().equals(type.message()));
            if (like.isPresent() && !type.message().isEmpty() && isFirst) {
                proposals.add(new Proposal(
                        "messages",
                        type.message(),
                        like.get().key(),
                        List.of(said + " is read as nothing; by its basic type it could be "
                                + like.get().meaning() + ".")));
            } else {
                remarks.add(said + ": no document reads it, so it is stored and counted as ignored.");
            }
        });
        return remarks.isEmpty() && proposals.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("messages", remarks, proposals));
    }
}
