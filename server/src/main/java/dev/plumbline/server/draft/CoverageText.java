package dev.plumbline.server.draft;

import dev.plumbline.mapping.source.BoundPlace;
import dev.plumbline.mapping.source.SourceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mapping finds of a document in the samples, line by line. */
final class CoverageText {
    private CoverageText() {}

    static List<String> of(DocumentSurvey survey, List<BoundPlace> bound) {
        List<String> lines = new ArrayList<>();
        survey.raw()
                .forEach(
                        (segment, times) -> lines.add(segment + " is flat and has no layout (" + Count.of(times, "time")
                                + "), so nothing is seen of its fields: import its export with ./plumbline schema import, then draft"
                                + " again."));
        if (survey.unreadable() > 0) {
            lines.add(survey.unreadable() + " of " + Count.of(survey.idocs(), "IDoc")
                    + " cannot be read by the mapping for that reason.");
        }
        lines.add("Found of what the mapping looks for, in " + Count.of(survey.idocs(), "IDoc") + " ("
                + survey.types().entrySet().stream()
                        .map(type -> (type.getKey().isEmpty() ? "no type" : type.getKey()) + " " + type.getValue())
                        .collect(Collectors.joining(", "))
                + "):");
        String document = survey.document().key() + ".";
        int width = survey.coverage().keySet().stream()
                .mapToInt(name -> name.length() - document.length())
                .max()
                .orElse(0);
        names(survey.document().key(), survey.document().fields())
                .filter(survey.coverage()::containsKey)
                .forEach(name -> {
                    DocumentSurvey.Coverage coverage =
                            Objects.requireNonNull(survey.coverage().get(name));
                    lines.add("  " + padded(name.substring(document.length()), width) + "  " + coverage.found() + " of "
                            + coverage.of() + nowhere(name, coverage, bound));
                });
        return lines;
    }

    /** In the order of the document, what belongs to a group behind it. */
    private static Stream<String> names(String path, List<SourceField> fields) {
        return fields.stream().flatMap(field -> {
            String name = path + "." + field.key();
            return Stream.concat(Stream.of(name), names(name, field.spec().members()));
        });
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(Math.max(0, width - name.length()));
    }

    private static String nowhere(String name, DocumentSurvey.Coverage coverage, List<BoundPlace> bound) {
        if (coverage.found() > 0) {
            return "";
        }
        List<String> places = bound.stream()
                .filter(place -> place.field().equals(name) && !place.written().isEmpty())
                .map(BoundPlace::written)
                .distinct()
                .toList();
        boolean isGroup = bound.stream().anyMatch(place -> place.field().startsWith(name + "."));
        if (isGroup) {
            return "  <- none";
        }
        return places.isEmpty() ? "  <- bound to nothing" : "  <- nowhere in " + String.join(" or ", places);
    }
}
