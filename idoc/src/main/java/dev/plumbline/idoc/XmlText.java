package dev.plumbline.idoc;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;

/** Writes elements and escaped text. */
final class XmlText {
    private final Writer out;
    private final CharsetEncoder encoder;
    private final boolean pretty;
    private int depth;

    XmlText(Writer out, CharsetEncoder encoder, boolean pretty) {
        this.out = out;
        this.encoder = encoder;
        this.pretty = pretty;
    }

    void declaration(String encoding) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>");
        newLine();
    }

    /** A start tag; {@code attributes} are ready to be written, with a blank before each. */
    void start(String tag, String attributes) throws IOException {
        indent();
        out.write('<' + tag + attributes + '>');
        newLine();
        depth++;
    }

    void end(String tag) throws IOException {
        depth--;
        indent();
        out.write("</" + tag + '>');
        newLine();
    }

    void field(String tag, String value) throws IOException {
        indent();
        out.write('<' + tag + '>');
        text(value);
        out.write("</" + tag + '>');
        newLine();
    }

    private void text(String value) throws IOException {
        for (int i = 0; i < value.length(); ) {
            int character = value.codePointAt(i);
            i += Character.charCount(character);
            switch (character) {
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '&' -> out.write("&amp;");
                // A parser would make a line feed of it.
                case '\r' -> out.write("&#13;");
                default -> character(character);
            }
        }
    }

    private void character(int character) throws IOException {
        if (!isAllowed(character)) {
            out.write(' ');
        } else if (character < 0x80 || encoder.canEncode(Character.toString(character))) {
            out.write(Character.toString(character));
        } else {
            out.write("&#" + character + ';');
        }
    }

    /** The Char production of XML 1.0. */
    static boolean isAllowed(int character) {
        return character >= 0x20
                ? character <= 0xD7FF || (character >= 0xE000 && character != 0xFFFE && character != 0xFFFF)
                : character == '\t' || character == '\n' || character == '\r';
    }

    private void indent() throws IOException {
        if (pretty) {
            out.write("  ".repeat(depth));
        }
    }

    private void newLine() throws IOException {
        if (pretty) {
            out.write('\n');
        }
    }
}
