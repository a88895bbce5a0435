package dev.plumbline.server.assistant;

import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.access.Audit;
import dev.plumbline.server.access.Permission;
import dev.plumbline.server.assistant.Proposal.Kind;
import dev.plumbline.server.assistant.Tool.Argument;
import dev.plumbline.server.assistant.Tool.Effect;
import dev.plumbline.server.exceptions.RetryDesk;
import dev.plumbline.server.preview.Comparison;
import dev.plumbline.server.preview.ServerComparison;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Puts something down for a person to decide. Nothing else happens. */
final class ProposingTools {
    private static final int LONGEST_MAPPING = 200_000;
    private static final long USUAL_HOURS = 24;
    private static final long MOST_HOURS = 7 * 24;

    private final ProposalDesk desk;
    private final RetryDesk retries;
    private final ServerComparison comparisons;
    private final Audit audit;
    private final JsonMapper mapper;
    private final Optional<URI> console;

    ProposingTools(
            ProposalDesk desk,
            RetryDesk retries,
            ServerComparison comparisons,
            Audit audit,
            JsonMapper mapper,
            Optional<URI> console) {
        this.desk = desk;
        this.retries = retries;
        this.comparisons = comparisons;
        this.audit = audit;
        this.mapper = mapper;
        this.console = console;
    }

    List<Tool> tools() {
        Argument why = Argument.text(
                "why", "why this is right, for the person who decides: what was mended, and how you know");
        return List.of(
                new Tool(
                        "propose_retry",
                        "Propose to try again what failed",
                        "Puts down a proposal to try again all open exceptions of one cause, and tells how many they are. Nothing is tried"
                                + " until a person approves it in the console; it expires after 7 days. Propose it only when the cause"
                                + " is mended (in SAP, in the mapping, at Klaviyo): trying again what is still wrong fails again.",
                        List.of(
                                Argument.text("cause", "the cause's id, 32 hexadecimal digits, as exceptions tells it"),
                                why),
                        Permission.HANDLE_EXCEPTIONS,
                        Effect.PROPOSES,
                        this::retry),
                new Tool(
                        "propose_mapping_change",
                        "Propose another mapping",
                        "Checks a whole mapping file, works the IDocs of the last hours through it and through the mapping in force, tells"
                                + " in what they differ, and puts it down as a proposal. Nothing is put in force: a person reads the"
                                + " comparison in the console and decides; it expires after 7 days. Take the file of the tool mapping,"
                                + " change as little as possible, and give the whole of it. Faults come back with their places.",
                        List.of(
                                Argument.text("yaml", "the whole mapping file"),
                                why,
                                new Argument(
                                        "hours",
                                        "integer",
                                        "how many hours of IDocs to compare, 1 to " + MOST_HOURS + "; " + USUAL_HOURS
                                                + " when left out",
                                        false)),
                        Permission.PREVIEW,
                        Effect.PROPOSES,
                        this::mapping));
    }

    private Answer retry(Asked asked) {
        String cause = asked.text("cause");
        long open = retries.plan(cause);
        if (open == 0) {
            return new Answer.Refused("No exception of cause " + cause + " is open; exceptions lists the causes");
        }
        return answer(
                asked,
                new ProposalRows.New(
                        Kind.RETRY,
                        cause,
                        asked.text("why"),
                        "",
                        String.valueOf(open),
                        "",
                        asked.caller().signature("")),
                "%,d exceptions of this cause are open and would be tried again.".formatted(open),
                Map.of("wouldTry", open));
    }

    private Answer mapping(Asked asked) {
        String yaml = asked.text("yaml");
        if (yaml.isEmpty() || yaml.length() > LONGEST_MAPPING) {
            return new Answer.Refused("yaml is expected: a whole mapping of up to " + LONGEST_MAPPING + " characters");
        }
        long hours = asked.arguments().containsKey("hours") ? asked.number("hours") : USUAL_HOURS;
        if (hours < 1 || hours > MOST_HOURS) {
            return new Answer.Refused("hours is expected as 1 to " + MOST_HOURS);
        }
        return switch (comparisons.with(yaml + "\n", Duration.ofHours(hours))) {
            case ServerComparison.Answer.Faulty faulty -> new Answer.Refused(Fault.inWords(faulty.faults()));
            case ServerComparison.Answer.Compared compared -> mapping(asked, yaml + "\n", compared.comparison());
        };
    }

    private Answer mapping(Asked asked, String yaml, Comparison comparison) {
        if (comparison.after().equals(comparison.before())) {
            return new Answer.Refused("This mapping says what the one in force says (" + comparison.before()
                    + "); there is nothing to propose");
        }
        return answer(
                asked,
                new ProposalRows.New(
                        Kind.MAPPING,
                        comparison.after(),
                        asked.text("why"),
                        yaml,
                        comparison.before(),
                        mapper.writeValueAsString(comparison),
                        asked.caller().signature("")),
                "The mapping checks. Of %,d IDocs and rows it would change %,d profiles, %,d events and %,d catalog entries; %,d events would be new and %,d would vanish."
                        .formatted(
                                comparison.pieces(),
                                comparison.profiles(),
                                comparison.events(),
                                comparison.entries(),
                                sum(comparison.newEvents().values()),
                                sum(comparison.vanishedEvents().values())),
                Map.of("comparison", comparison));
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private Answer answer(Asked asked, ProposalRows.New proposed, String plan, Map<String, Object> shown) {
        return switch (desk.put(proposed)) {
            case ProposalDesk.Put.Refused refused -> new Answer.Refused(refused.reason());
            case ProposalDesk.Put.Down(Proposal made, boolean isNew) -> {
                if (isNew) {
                    audit.note(Audit.Deed.of(asked.caller(), "proposal.make", "proposal/" + made.id())
                            .changed("", made.kind() + " " + made.about() + ": " + plan)
                            .because(made.why()));
                }
                Map<String, Object> data = new LinkedHashMap<>(shown);
                data.put("proposal", made.id());
                data.put("page", page(made));
                data.put("until", made.until());
                yield new Answer.Told(
                        plan + (isNew ? " This is put down as proposal " : " The same is open already as proposal ")
                                + made.id() + ". NOTHING IS DONE until a person approves it.",
                        data,
                        List.of("Tell the person to look at " + page(made) + " and decide there before "
                                + made.until()));
            }
        };
    }

    private String page(Proposal proposal) {
        String path = "/proposals/" + proposal.id();
        return console.map(url -> url.toString().replaceFirst("/+$", "") + path).orElse(path + " of the console");
    }
}
