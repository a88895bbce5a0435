package dev.plumbline.server.handbook;

import dev.plumbline.server.handbook.Handbook.Chapter;
import dev.plumbline.server.handbook.Handbook.Section;
import java.util.List;
import java.util.stream.Collectors;

/** A handbook as Markdown. */
public final class Markdown {
    private Markdown() {}

    public static String of(Handbook handbook) {
        return "# Handbook\n\n" + handbook.chapters().stream().map(Markdown::of).collect(Collectors.joining("\n"));
    }

    private static String of(Chapter chapter) {
        return "## " + chapter.title() + "\n\n*" + escaped(chapter.reader()) + "*\n\n"
                + chapter.sections().stream().map(Markdown::of).collect(Collectors.joining("\n"));
    }

    private static String of(Section section) {
        StringBuilder text = new StringBuilder("### ").append(section.title()).append("\n\n");
        section.sentences().forEach(sentence -> text.append(escaped(sentence)).append("\n\n"));
        for (int n = 0; n < section.steps().size(); n++) {
            text.append(n + 1)
                    .append(". ")
                    .append(escaped(section.steps().get(n)))
                    .append('\n');
        }
        if (!section.columns().isEmpty()) {
            text.append(row(section.columns()))
                    .append(row(section.columns().stream().map(column -> "---").toList()));
            section.rows()
                    .forEach(row ->
                            text.append(row(row.stream().map(Markdown::cell).toList())));
        }
        return text.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String cell(String text) {
        return escaped(text).replace("|", "\\|").replace("\n", " ");
    }

    /** What a reader would take for markup. */
    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
    }
}
