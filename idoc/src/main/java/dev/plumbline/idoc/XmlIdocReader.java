package dev.plumbline.idoc;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/**
 * Reads an XML piece. The XML parser gets UTF-8 without the XML declaration, so that neither version 1.1 nor an unusual charset
 * stands in its way; what the charset is was found out before.
 */
final class XmlIdocReader {
    private final InputFactoryImpl parsers = new InputFactoryImpl();
    private final NameTable names;
    private final int maxDepth;

    XmlIdocReader(NameTable names, int maxDepth) {
        this.names = names;
        this.maxDepth = maxDepth;
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    Idoc read(IdocSource source) throws BrokenIdocException {
        byte[] content = source.content();
        Charset charset = source.charset();
        int bodyStart = source.bodyStart();
        if (!Charsets.isUtf8(charset)) {
            bodyStart = new String(content, 0, bodyStart, charset).getBytes(StandardCharsets.UTF_8).length;
            content = new String(content, charset).getBytes(StandardCharsets.UTF_8);
        }
        Places places = Places.of(content, bodyStart, charset, source.start());
        try {
            return parse(content, places, List.of());
        } catch (Unparseable first) {
            // Only now, because hardly any IDoc has them and looking for them costs as much as parsing.
            XmlRepair repair = XmlRepair.of(content);
            if (!repair.changed()) {
                throw first.toBroken();
            }
            try {
                return parse(repair.content(), places, repair.warnings(places));
            } catch (Unparseable second) {
                throw second.toBroken();
            }
        }
    }

    private Idoc parse(byte[] content, Places places, List<IdocWarning> warnings)
            throws BrokenIdocException, Unparseable {
        int base = afterDeclaration(content);
        XMLStreamReader2 xml = open(content, base, places);
        XmlIdocParser parser = new XmlIdocParser(xml, content.length, places, names, maxDepth);
        try {
            Idoc idoc = parser.parse();
            // Gives the parser's buffers back to the next one.
            xml.close();
            return warnings.isEmpty() ? idoc : withWarnings(idoc, warnings);
        } catch (XMLStreamException e) {
            int offset =
                    e.getLocation() == null ? parser.offset() : e.getLocation().getCharacterOffset();
            throw new Unparseable(e, places.at(Math.clamp(offset, base, content.length)), parser.control());
        } catch (UncheckedStreamException e) {
            // The parser finishes a text only when it is asked for, and has no other way to complain then.
            throw new Unparseable(e, places.at(parser.offset()), parser.control());
        }
    }

    private XMLStreamReader2 open(byte[] content, int base, Places places) throws Unparseable {
        try {
            return (XMLStreamReader2)
                    parsers.createXMLStreamReader(new Stax2ByteArraySource(content, base, content.length - base));
        } catch (XMLStreamException e) {
            throw new Unparseable(e, places.at(base), Optional.empty());
        }
    }

    private static Idoc withWarnings(Idoc idoc, List<IdocWarning> warnings) {
        List<IdocWarning> all = new ArrayList<>(warnings);
        all.addAll(idoc.warnings());
        return new Idoc(idoc.control(), idoc.segments(), idoc.statuses(), all);
    }

    /** The index behind {@code <?xml …?>}. */
    private static int afterDeclaration(byte[] content) {
        if (content.length < 6 || content[0] != '<' || content[1] != '?' || content[2] != 'x' || content[5] != ' ') {
            return 0;
        }
        for (int i = 6; i + 1 < content.length; i++) {
            if (content[i] == '?' && content[i + 1] == '>') {
                return i + 2;
            }
        }
        return 0;
    }

    /** The parser's complaint with our place. */
    private static final class Unparseable extends Exception {
        private final transient Position position;
        private final transient Optional<ControlRecord> control;

        Unparseable(Exception cause, Position position, Optional<ControlRecord> control) {
            super(cause);
            this.position = position;
            this.control = control;
        }

        BrokenIdocException toBroken() {
            String message =
                    String.valueOf(getCause() == null ? null : getCause().getMessage());
            int location = message.indexOf("\n at [");
            String reason = location < 0 ? message : message.substring(0, location);
            return new BrokenIdocException("the XML is not well formed: " + reason, position, control);
        }
    }
}
