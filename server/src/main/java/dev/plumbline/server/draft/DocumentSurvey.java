package dev.plumbline.server.draft;

import dev.plumbline.idoc.Field;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.source.CodeTable;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.SourceField;
import dev.plumbline.mapping.source.SourceType;
import dev.plumbline.mapping.source.Sources;
import dev.plumbline.mapping.source.UnreadableSourceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the samples of one document hold, and what a mapping finds of it. Of bounded size. Not for several threads. */
final class DocumentSurvey {
    /** Places, ways and codes that are kept apart; samples with more are not samples of one message. */
    private static final int MOST_PLACES = 20_000;

    private static final int MOST_CODES = 30;
    private static final List<String> QUALIFIERS = List.of("QUALF", "IDDAT", "PARVW", "PARTNER_Q", "TDID");
    /** What SAP writes where a field of digits holds nothing. */
    private static final Pattern INITIAL = Pattern.compile("0+(?:\\.0+)?");

    private static final Pattern QUALIFIER = Pattern.compile("[A-Za-z0-9_ -]{1,10}");

    private final SourceDocument document;
    private final SortedMap<SamplePlace, FieldTally> fields = new TreeMap<>();
    private final SequencedMap<String, Coverage> coverage = new LinkedHashMap<>();
    private final SortedMap<String, UnknownCodes> unknown = new TreeMap<>();
    private final SortedMap<String, Long> raw = new TreeMap<>();
    private final SortedMap<String, Long> types = new TreeMap<>();
    private long idocs;
    private long unreadable;

    /** How often a field was found, of how many chances: IDocs, or parts of its group. */
    static final class Coverage {
        private long found;
        private long of;

        long found() {
            return found;
        }

        long of() {
            return of;
        }
    }

    /** Codes that a table does not name, each with how often it was seen. */
    record UnknownCodes(SourceField field, CodeTable table, SortedMap<String, Long> codes) {}

    DocumentSurvey(SourceDocument document) {
        this.document = document;
    }

    /** @param number tells this IDoc from the others */
    void add(long number, Idoc idoc, Sources sources) {
        idocs++;
        types.merge(
                idoc.control().extension().isEmpty()
                        ? idoc.control().basicType()
                        : idoc.control().extension(),
                1L,
                Long::sum);
        idoc.segments().forEach(segment -> walk(number, segment, ""));
        try {
            cover(document.key(), document.fields(), sources.read(idoc, document));
        } catch (UnreadableSourceException withoutLayout) {
            unreadable++;
        }
    }

    private void walk(long number, Segment segment, String above) {
        if (segment.isRaw()) {
            raw.merge(segment.name(), 1L, Long::sum);
        }
        if (!SamplePlace.isWritable(segment.name())) {
            return;
        }
        String way = (above.isEmpty() ? "" : above + "/") + SamplePlace.written(segment.name()) + qualifier(segment);
        for (Field field : segment.fields()) {
            SamplePlace place = new SamplePlace(way, segment.name(), field.name());
            if (SamplePlace.isWritable(field.name())
                    && !INITIAL.matcher(field.text()).matches()
                    && !QUALIFIERS.contains(field.name())
                    && (fields.size() < MOST_PLACES || fields.containsKey(place))) {
                fields.computeIfAbsent(place, own -> new FieldTally(own.field()))
                        .see(number, field.text());
            }
        }
        segment.children().forEach(child -> walk(number, child, way));
    }

    private static String qualifier(Segment segment) {
        for (String name : QUALIFIERS) {
            String value = segment.text(name);
            if (QUALIFIER.matcher(value).matches()) {
                return "[" + name + "=" + value + "]";
            }
        }
        return "";
    }

    private void cover(String path, List<SourceField> members, Scope scope) {
        for (SourceField field : members) {
            String name = path + "." + field.key();
            if (field.spec().type() == SourceType.GROUP) {
                List<Scope> parts = scope.each(field);
                count(name, !parts.isEmpty());
                parts.forEach(part -> cover(name, field.spec().members(), part));
            } else {
                count(name, scope.find(field).isPresent());
                noteCode(name, field, scope);
            }
        }
    }

    private void count(String name, boolean isFound) {
        Coverage here = coverage.computeIfAbsent(name, own -> new Coverage());
        here.of++;
        here.found += isFound ? 1 : 0;
    }

    private void noteCode(String name, SourceField field, Scope scope) {
        CodeTable table = scope.codes(field);
        if (!table.isTable()) {
            return;
        }
        scope.find(field)
                .filter(found -> !table.words().containsKey(found.text()))
                .ifPresent(found -> {
                    SortedMap<String, Long> codes = unknown.computeIfAbsent(
                                    name, own -> new UnknownCodes(field, table, new TreeMap<>()))
                            .codes();
                    if (codes.size() < MOST_CODES || codes.containsKey(found.text())) {
                        codes.merge(found.text(), 1L, Long::sum);
                    }
                });
    }

    SourceDocument document() {
        return document;
    }

    long idocs() {
        return idocs;
    }

    /** How many could not be read by the mapping, because a segment that it names is flat and without layout. */
    long unreadable() {
        return unreadable;
    }

    Map<SamplePlace, FieldTally> fields() {
        return fields;
    }

    /** By the field's name with those of its document and groups. */
    Map<String, Coverage> coverage() {
        return coverage;
    }

    Map<String, UnknownCodes> unknownCodes() {
        return unknown;
    }

    /** Flat segments without layout, with how often they were seen. */
    Map<String, Long> raw() {
        return raw;
    }

    /** IDoc types with how many IDocs they have. */
    Map<String, Long> types() {
        return types;
    }
}
