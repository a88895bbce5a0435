package dev.plumbline.server.draft;

import dev.plumbline.mapping.source.CodeTable;
import dev.plumbline.mapping.source.SourceField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Codes that no table names, as entries of tables. Used once. */
final class CodeSections {
    private static final String SHARED = "sources.code-tables.";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_-]{1,6}");
    /** Words that do least harm where nobody has said yet what a code means. */
    private static final List<String> HARMLESS = List.of("no-change", "pro-forma", "planned", "other", "confirmation");

    private final SequencedMap<String, Entry> shared = new LinkedHashMap<>();

    /** Codes for one key of a section. */
    private static final class Entry {
        private final Proposal.Tree tree = new Proposal.Tree();
        private final List<String> why = new ArrayList<>();
        private boolean isEmpty = true;
    }

    /** The entries for tables that stand with their binding, as proposals of the document. */
    List<Proposal> of(DocumentSurvey survey) {
        SequencedMap<String, Entry> own = new LinkedHashMap<>();
        survey.unknownCodes().forEach((name, unknown) -> {
            String path = unknown.table().path();
            List<String> keys = Arrays.asList(name.split("\\.", -1));
            Entry entry = path.startsWith(SHARED)
                    ? shared.computeIfAbsent(path.substring(SHARED.length()), key -> new Entry())
                    : own.computeIfAbsent(keys.get(1), key -> new Entry());
            List<String> above = new ArrayList<>();
            if (!path.startsWith(SHARED)) {
                above.addAll(keys.subList(2, keys.size()));
                above.add("codes");
            }
            add(entry, name, unknown, above);
        });
        return proposals(survey.document().key(), own);
    }

    /** Those for tables that several bindings share, after all documents. */
    List<Proposal> shared() {
        return proposals("code-tables", shared);
    }

    private static List<Proposal> proposals(String section, SequencedMap<String, Entry> entries) {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty)
                .map(entry -> new Proposal(
                        section, entry.getKey(), entry.getValue().tree.toString(), entry.getValue().why))
                .toList();
    }

    private static void add(Entry entry, String name, DocumentSurvey.UnknownCodes unknown, List<String> above) {
        List<String> shown = new ArrayList<>();
        long hidden = 0;
        for (Map.Entry<String, Long> code : unknown.codes().entrySet()) {
            if (CODE.matcher(code.getKey()).matches()) {
                List<String> path = new ArrayList<>(above);
                path.add(code.getKey());
                entry.tree.put(path, word(unknown, code.getKey()));
                entry.isEmpty = false;
                shown.add(code.getKey() + " (" + Count.of(code.getValue(), "time") + ")");
            } else {
                hidden++;
            }
        }
        if (!shown.isEmpty()) {
            entry.why.add(name + ": codes that " + unknown.table().path() + " does not name: "
                    + String.join(", ", shown) + "; " + now(unknown)
                    + (hidden > 0 ? "; " + hidden + " more look like texts and are not shown" : "") + ".");
        }
    }

    private static String word(DocumentSurvey.UnknownCodes unknown, String code) {
        List<String> words = unknown.field().spec().words();
        if (unknown.table().otherwise() instanceof CodeTable.Otherwise.Word other) {
            return Proposal.quoted(other.word());
        }
        return Proposal.quoted(
                words.isEmpty()
                        ? code
                        : HARMLESS.stream().filter(words::contains).findFirst().orElse(words.getLast()));
    }

    private static String now(DocumentSurvey.UnknownCodes unknown) {
        SourceField field = unknown.field();
        String words = field.spec().words().isEmpty()
                ? "any text"
                : "one of " + field.spec().words().stream().collect(Collectors.joining(", "));
        return switch (unknown.table().otherwise()) {
            case CodeTable.Otherwise.Word other ->
                "now they count as '" + other.word() + "'. Write what they mean: " + words;
            case CodeTable.Otherwise.Keep keep -> "now they stay as SAP has them. Write what they mean: " + words;
            case CodeTable.Otherwise.Empty empty -> "now they count as nothing. Write what they mean: " + words;
            case CodeTable.Otherwise.Reject reject ->
                "now each makes an exception of its IDoc. The words below are placeholders; write what they mean: "
                        + words;
        };
    }
}
