package dev.plumbline.server.handbook;

import dev.plumbline.server.handbook.Handbook.Chapter;
import dev.plumbline.server.handbook.Handbook.Section;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A handbook as one page that needs nothing else: to be mailed, kept, or printed to a PDF. */
public final class Html {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Handbook · Plumbline</title>
            <style>
            body { font: 11pt/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; font-size: .9em; }
            th, td { border: 1px solid #999; padding: .3rem .5rem; text-align: left; vertical-align: top; }
            h2 { break-before: page; }
            tr, h3 { break-inside: avoid; }
            </style>
            </head>
            <body>
            <h1>Handbook</h1>
            """;

    private Html() {}

    public static String of(Handbook handbook) {
        return HEAD + handbook.chapters().stream().map(Html::of).collect(Collectors.joining()) + "</body>\n</html>\n";
    }

    private static String of(Chapter chapter) {
        return "<h2>" + text(chapter.title()) + "</h2>\n<p><em>" + text(chapter.reader()) + "</em></p>\n"
                + chapter.sections().stream().map(Html::of).collect(Collectors.joining());
    }

    private static String of(Section section) {
        String steps = section.steps().isEmpty() ? "" : "<ol>" + tagged("li", section.steps()) + "</ol>\n";
        String table = section.columns().isEmpty()
                ? ""
                : "<table><thead><tr>" + tagged("th", section.columns()) + "</tr></thead><tbody>"
                        + section.rows().stream()
                                .map(row -> "<tr>" + tagged("td", row) + "</tr>\n")
                                .collect(Collectors.joining())
                        + "</tbody></table>\n";
        return "<h3>" + text(section.title()) + "</h3>\n" + tagged("p", section.sentences()) + steps + table;
    }

    private static String tagged(String tag, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + tag + ">" + text(text) + "</" + tag + ">")
                .collect(Collectors.joining());
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
