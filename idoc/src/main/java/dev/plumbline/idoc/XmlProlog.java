package dev.plumbline.idoc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the root element and has to stand before each IDoc that is cut out: XML declaration and, so that a reader
 * refuses each piece as it would the whole, a document type.
 *
 * @param charset as declared; empty when nothing is declared or the name is unknown
 */
record XmlProlog(String text, Optional<Charset> charset) {
    static final XmlProlog NONE = new XmlProlog("", Optional.empty());

    private static final Pattern ENCODING = Pattern.compile("(encoding\\s*=\\s*)([\"'])([^\"']*)\\2");

    static XmlProlog of(byte[] declaration, boolean transcoded) {
        String text = new String(declaration, StandardCharsets.ISO_8859_1);
        Matcher matcher = ENCODING.matcher(text);
        if (transcoded) {
            String honest = matcher.replaceFirst("$1$2UTF-8$2");
            return new XmlProlog(honest, Optional.of(StandardCharsets.UTF_8));
        }
        return new XmlProlog(text, matcher.find() ? charset(matcher.group(3)) : Optional.empty());
    }

    private static Optional<Charset> charset(String name) {
        try {
            Charset charset = Charset.forName(name.trim());
            // Bytes in which tags could be found are not UTF-16, whatever the declaration says.
            boolean possible = new String("<".getBytes(charset), StandardCharsets.ISO_8859_1).equals("<");
            return possible ? Optional.of(charset) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    XmlProlog with(byte[] documentType) {
        return new XmlProlog(text + new String(documentType, StandardCharsets.ISO_8859_1), charset);
    }

    /** The prolog and the start tags of the elements that are open. */
    byte[] bytes(List<XmlTag> open) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        open.forEach(tag -> bytes.writeBytes(tag.bytes()));
        return bytes.toByteArray();
    }
}
