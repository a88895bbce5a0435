package dev.plumbline.idoc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A start tag as it stands in the file. */
final class XmlTag {
    private final byte[] bytes;
    private final String name;

    private XmlTag(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    /** The tag at the window's first byte, which is {@code <}; null if it is none or longer than the limit. */
    static @Nullable XmlTag at(ByteWindow window, int limit) throws IOException {
        return at(window, 0, limit);
    }

    /** The tag at that index, which holds {@code <}; null if it is none or reaches beyond the limit. */
    static @Nullable XmlTag at(ByteWindow window, int start, int limit) throws IOException {
        int nameEnd = start + 1;
        while (window.has(nameEnd + 1) && !endsName(window.at(nameEnd)) && nameEnd < limit) {
            nameEnd++;
        }
        int end = nameEnd == start + 1 ? -1 : endOfTag(window, nameEnd, limit);
        if (end < 0) {
            return null;
        }
        return new XmlTag(
                window.copy(start, end), new String(window.copy(start + 1, nameEnd), StandardCharsets.ISO_8859_1));
    }

    private static boolean endsName(byte character) {
        return (character <= ' ' && character >= 0) || character == '>' || character == '/' || character == '<';
    }

    private static int endOfTag(ByteWindow window, int start, int limit) throws IOException {
        byte quote = 0;
        for (int i = start; i < limit && window.has(i + 1); i++) {
            byte character = window.at(i);
            if (character == '<') {
                return -1;
            }
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == '>') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Where a document type declaration ends; at the limit or the stream's end when it never does. */
    static int endOfDoctype(ByteWindow window, int limit) throws IOException {
        int depth = 0;
        byte quote = 0;
        int i = 2;
        for (; i < limit && window.has(i + 1); i++) {
            byte character = window.at(i);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == '[') {
                depth++;
            } else if (character == ']') {
                depth--;
            } else if (character == '>' && depth <= 0) {
                return i + 1;
            }
        }
        return i;
    }

    int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** With its prefix. */
    String name() {
        return name;
    }

    boolean isIdoc() {
        return name.equals("IDOC") || name.endsWith(":IDOC");
    }

    /** Whether it is an element without content. */
    boolean isEmpty() {
        return bytes[bytes.length - 2] == '/';
    }

    byte[] nameBytes() {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** End tags for open elements, innermost first. */
    static byte[] endTags(List<XmlTag> open) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (XmlTag tag : open.reversed()) {
            bytes.writeBytes(("</" + tag.name + ">").getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }
}
