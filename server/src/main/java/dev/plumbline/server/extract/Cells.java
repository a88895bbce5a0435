package dev.plumbline.server.extract;

import java.util.ArrayList;
import java.util.List;

/** A line cut into columns, without blanks around the texts: SAP pads, and no field's leading or trailing blank means anything. */
sealed interface Cells {

    record Cut(List<String> texts) implements Cells {
        public Cut {
            texts = List.copyOf(texts);
        }
    }

    /** @param problem what is wrong and in which column */
    record Uncut(String problem) implements Cells {}

    /**
     * Cuts at a delimiter. A text in quotes may contain the delimiter, and the quote when it is doubled. It cannot go on in the next
     * line: no field of these tables holds a line's end, and a quote that is never closed must not swallow the rows behind it.
     */
    static Cells delimited(String line, ExtractFormat.Cut.Delimited cut) {
        if (cut.quote().isEmpty()) {
            return new Cut(split(line, cut.delimiter()));
        }
        return new QuotedLine(line, cut.delimiter(), cut.quote().get()).cut();
    }

    /**
     * Cuts a line of SE16N's list.
     *
     * @param header the list's header line, whose bars stand where those of all rows stand; empty when there is none
     */
    static Cells piped(String line, String header, int expected) {
        if (line.length() < 2 || line.charAt(line.length() - 1) != '|') {
            return new Uncut("the line does not end with a bar; was it cut when it was written or sent?");
        }
        List<String> texts = split(line.substring(1, line.length() - 1), '|');
        if (texts.size() > expected && line.length() == header.length() && barsOf(header, line)) {
            // A text has a bar in it; the header's bars tell which ones separate.
            return new Cut(atBars(line, header));
        }
        return new Cut(texts);
    }

    private static boolean barsOf(String header, String line) {
        for (int at = header.indexOf('|'); at >= 0; at = header.indexOf('|', at + 1)) {
            if (line.charAt(at) != '|') {
                return false;
            }
        }
        return true;
    }

    private static List<String> atBars(String line, String header) {
        List<String> texts = new ArrayList<>();
        int from = 1;
        for (int at = header.indexOf('|', from); at >= 0; at = header.indexOf('|', from)) {
            texts.add(line.substring(from, at).strip());
            from = at + 1;
        }
        return texts;
    }

    private static List<String> split(String line, char delimiter) {
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, from)) {
            texts.add(line.substring(from, at).strip());
            from = at + 1;
        }
        texts.add(line.substring(from).strip());
        return texts;
    }

    /** A line in which some texts are quoted. */
    final class QuotedLine {
        private final String line;
        private final char delimiter;
        private final char quote;
        private final List<String> texts = new ArrayList<>();
        private int at;

        QuotedLine(String line, char delimiter, char quote) {
            this.line = line;
            this.delimiter = delimiter;
            this.quote = quote;
        }

        Cells cut() {
            while (true) {
                skipBlanks();
                if (at < line.length() && line.charAt(at) == quote) {
                    int opened = at;
                    if (!quoted()) {
                        return new Uncut("column " + (texts.size() + 1) + ": the quote at character " + (opened + 1)
                                + " is never closed");
                    }
                    skipBlanks();
                    if (at < line.length() && line.charAt(at) != delimiter) {
                        return new Uncut(
                                "column " + texts.size() + ": text stands behind the closing quote at character "
                                        + (at + 1) + "; a quote in a text must be doubled");
                    }
                } else {
                    plain();
                }
                if (at >= line.length()) {
                    return new Cut(texts);
                }
                at++;
            }
        }

        private void skipBlanks() {
            while (at < line.length() && line.charAt(at) == ' ' && delimiter != ' ') {
                at++;
            }
        }

        private void plain() {
            int end = line.indexOf(delimiter, at);
            int until = end < 0 ? line.length() : end;
            texts.add(line.substring(at, until).strip());
            at = until;
        }

        private boolean quoted() {
            StringBuilder text = new StringBuilder();
            for (at++; at < line.length(); at++) {
                if (line.charAt(at) != quote) {
                    text.append(line.charAt(at));
                } else if (at + 1 < line.length() && line.charAt(at + 1) == quote) {
                    text.append(quote);
                    at++;
                } else {
                    texts.add(text.toString().strip());
                    at++;
                    return true;
                }
            }
            return false;
        }
    }
}
