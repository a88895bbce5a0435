package dev.plumbline.idoc;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** The declarations in all xsd:schema elements of an XML file, at its root or embedded as in a WSDL. */
final class XsdTypes {
    static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private static final int DEEPEST = 1000;

    private final Path file;
    private final XMLStreamReader2 xml;
    private final Map<QName, Element> elements = new HashMap<>();
    private final Map<QName, Type> types = new HashMap<>();
    private final List<Element> idocs = new ArrayList<>();
    /** The elements that are being read, the innermost first. */
    private final Deque<String> open = new ArrayDeque<>();

    private String idocType = "";
    private String root = "";

    /** What an element's content is. */
    sealed interface Type {
        /**
         * Elements in elements.
         *
         * @param unreadable a part that says something about the content which is not understood here, such as {@code xsd:any}
         */
        record Complex(List<Element> children, Optional<String> unreadable, int line) implements Type {}

        /** A text. The length is that of the type itself; if it is absent, that of the type it is based on. */
        record Simple(OptionalInt length, Optional<QName> base) implements Type {}
    }

    /**
     * A declared or referred element.
     *
     * @param type the inline type or else a reference; neither if the element refers to another one
     * @param once it occurs at most once, and always in this place of the order
     */
    record Element(
            String name,
            Optional<Type> inline,
            Optional<QName> type,
            Optional<QName> reference,
            boolean once,
            int line) {}

    private XsdTypes(Path file, XMLStreamReader2 xml) {
        this.file = file;
        this.xml = xml;
    }

    static XsdTypes read(Path file, String text) throws SchemaFormatException {
        InputFactoryImpl parsers = new InputFactoryImpl();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader2 xml = (XMLStreamReader2) parsers.createXMLStreamReader(new StringReader(text));
            XsdTypes all = new XsdTypes(file, xml);
            all.readDocument();
            xml.close();
            return all;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw malformed(file, line, e);
        } catch (UncheckedStreamException e) {
            throw malformed(file, 1, e);
        }
    }

    private static SchemaFormatException malformed(Path file, int line, Exception cause) {
        String message = String.valueOf(cause.getMessage());
        int location = message.indexOf("\n at [");
        String reason = location < 0 ? message : message.substring(0, location);
        SchemaFormatException told =
                new SchemaFormatException(file, Math.max(1, line), reason.strip(), "well-formed XML");
        told.initCause(cause);
        return told;
    }

    /** The elements named IDOC. */
    List<Element> idocs() {
        return idocs;
    }

    /** The name of the element that has the first IDOC in it: the IDoc type. Empty if none has. */
    String idocType() {
        return SegmentNames.fromTag(idocType);
    }

    IdocSchema.Kind kind() {
        return root.endsWith("schema") ? IdocSchema.Kind.XSD : IdocSchema.Kind.WSDL;
    }

    Optional<Element> element(QName name) {
        return Optional.ofNullable(elements.get(name));
    }

    Optional<Type> type(QName name) {
        return Optional.ofNullable(types.get(name));
    }

    private void readDocument() throws XMLStreamException, SchemaFormatException {
        boolean schemas = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                // In the prolog, the parser's own start of an event is before the line ends that lead to it.
                int line = xml.getLocationInfo().getCurrentLocation().getLineNumber();
                throw new SchemaFormatException(file, line, "a document type declaration (DTD)", "none; remove it");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = root.isEmpty() ? xml.getPrefixedName() : root;
                if (isXsd("schema")) {
                    schemas = true;
                    readSchema();
                }
            }
        }
        if (!schemas) {
            throw new SchemaFormatException(
                    file, 1, "<" + root + "> without an XML schema", "<xsd:schema>, or <wsdl:definitions> with it");
        }
    }

    private void readSchema() throws XMLStreamException, SchemaFormatException {
        String namespace = attribute("targetNamespace").orElse("");
        while (nextChild()) {
            QName name = new QName(namespace, attribute("name").orElse(""));
            if (isXsd("element")) {
                elements.put(name, readElement(true));
            } else if (isXsd("complexType")) {
                types.put(name, readComplex());
            } else if (isXsd("simpleType")) {
                types.put(name, readSimple());
            } else {
                xml.skipElement();
            }
        }
    }

    private boolean nextChild() throws XMLStreamException, SchemaFormatException {
        boolean child = xml.nextTag() == XMLStreamConstants.START_ELEMENT;
        if (child && xml.getDepth() > DEEPEST) {
            throw wrong("elements more than " + DEEPEST + " deep", "the segments of an IDoc");
        }
        return child;
    }

    private Element readElement(boolean inOrder) throws XMLStreamException, SchemaFormatException {
        int line = line();
        Optional<QName> reference = qualified("ref");
        Optional<QName> type = qualified("type");
        String name =
                reference.map(QName::getLocalPart).or(() -> attribute("name")).orElse("");
        boolean once = inOrder && !repeats();
        if (name.equals("IDOC") && idocType.isEmpty() && !open.isEmpty()) {
            idocType = open.getFirst();
        }
        Optional<Type> inline = Optional.empty();
        open.push(name);
        while (nextChild()) {
            if (isXsd("complexType")) {
                inline = Optional.of(readComplex());
            } else if (isXsd("simpleType")) {
                inline = Optional.of(readSimple());
            } else {
                xml.skipElement();
            }
        }
        open.pop();
        Element element = new Element(name, inline, type, reference, once, line);
        if (name.equals("IDOC")) {
            idocs.add(element);
        }
        return element;
    }

    private Type readComplex() throws XMLStreamException, SchemaFormatException {
        List<Element> children = new ArrayList<>();
        int line = line();
        Optional<String> unreadable = readParticles(children, true);
        return new Type.Complex(List.copyOf(children), unreadable, line);
    }

    private Optional<String> readParticles(List<Element> children, boolean inOrder)
            throws XMLStreamException, SchemaFormatException {
        Optional<String> unreadable = Optional.empty();
        while (nextChild()) {
            Optional<String> here = Optional.empty();
            if (isXsd("element")) {
                children.add(readElement(inOrder));
            } else if (isXsd("sequence")) {
                here = readParticles(children, inOrder && !repeats());
            } else if (isXsd("choice") || isXsd("all")) {
                here = readParticles(children, false);
            } else {
                boolean harmless = isXsd("annotation") || xml.getLocalName().contains("ttribute");
                here = harmless ? Optional.empty() : Optional.of(xml.getPrefixedName());
                xml.skipElement();
            }
            unreadable = unreadable.isPresent() ? unreadable : here;
        }
        return unreadable;
    }

    private Type.Simple readSimple() throws XMLStreamException, SchemaFormatException {
        Type.Simple simple = new Type.Simple(OptionalInt.empty(), Optional.empty());
        while (nextChild()) {
            if (isXsd("restriction")) {
                simple = readRestriction();
            } else {
                xml.skipElement();
            }
        }
        return simple;
    }

    private Type.Simple readRestriction() throws XMLStreamException, SchemaFormatException {
        Optional<QName> base = qualified("base");
        OptionalInt own = OptionalInt.empty();
        OptionalInt inherited = OptionalInt.empty();
        while (nextChild()) {
            if (isXsd("simpleType")) {
                Type.Simple based = readSimple();
                inherited = based.length();
                base = based.base();
            } else {
                if (isXsd("maxLength") || isXsd("length")) {
                    own = OptionalInt.of(lengthValue());
                }
                xml.skipElement();
            }
        }
        return new Type.Simple(own.isPresent() ? own : inherited, base);
    }

    private int lengthValue() throws SchemaFormatException {
        String value = attribute("value").orElse("").strip();
        int length =
                value.length() < 10 && !value.isEmpty() && FieldValues.isAllDigits(value) ? Integer.parseInt(value) : 0;
        if (length == 0) {
            throw wrong(xml.getPrefixedName() + " '" + value + "'", "a number of characters above 0");
        }
        return length;
    }

    private boolean isXsd(String name) {
        return name.equals(xml.getLocalName()) && XSD.equals(xml.getNamespaceURI());
    }

    private boolean repeats() {
        String most = attribute("maxOccurs").orElse("1");
        return !most.equals("1") && !most.equals("0");
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue("", name));
    }

    private Optional<QName> qualified(String attribute) throws SchemaFormatException {
        Optional<String> value = attribute(attribute).map(String::strip);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String name = value.get();
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String namespace = xml.getNamespaceContext().getNamespaceURI(prefix);
        if (namespace == null && colon >= 0) {
            throw wrong(attribute + "=\"" + name + "\"", "the declaration of the prefix " + prefix);
        }
        return Optional.of(new QName(namespace == null ? "" : namespace, name.substring(colon + 1), prefix));
    }

    private int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private SchemaFormatException wrong(String found, String expected) {
        return new SchemaFormatException(file, line(), found, expected);
    }
}
