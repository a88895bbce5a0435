package dev.plumbline.idoc;

import dev.plumbline.idoc.XsdTypes.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * The segments below the IDOC elements of a schema: an element with elements is a segment, one with a text is a field of the segment
 * around it.
 */
final class XsdImport {
    private static final int DEEPEST = 99;
    private static final int MOST_BASES = 20;

    private final Path file;
    private final XsdTypes schema;
    private final List<DictionaryImport.Found> found = new ArrayList<>();
    /** Named types may stand in many places, even in themselves; each is looked at once as a segment below a parent. */
    private final IdentityHashMap<XsdTypes.Type, Set<String>> seen = new IdentityHashMap<>();

    XsdImport(Path file, XsdTypes schema) {
        this.file = file;
        this.schema = schema;
    }

    /** The segments from the top down, once for each parent below which they stand. */
    List<DictionaryImport.Found> layouts() throws SchemaFormatException {
        for (Element idoc : schema.idocs()) {
            if (contentOf(idoc) instanceof XsdTypes.Type.Complex content) {
                refuseUnreadable("IDOC", content);
                readTop(content);
            }
        }
        if (found.isEmpty()) {
            throw new SchemaFormatException(
                    file, 1, "no segment", "an element IDOC with EDI_DC40 and the segments of the IDoc type");
        }
        return found;
    }

    private void readTop(XsdTypes.Type.Complex content) throws SchemaFormatException {
        for (Element child : content.children()) {
            if (child.name().startsWith("EDI_DC") || child.name().startsWith("EDI_DS")) {
                continue;
            }
            switch (contentOf(child)) {
                case XsdTypes.Type.Complex segment -> readSegment(child, segment, SegmentLayout.TOP, 1);
                case XsdTypes.Type.Simple field ->
                    throw wrong(child, "field " + child.name() + " directly in IDOC", "segments");
            }
        }
    }

    private void readSegment(Element element, XsdTypes.Type.Complex content, String parent, int level)
            throws SchemaFormatException {
        String name = SegmentNames.fromTag(element.name());
        if (!seen.computeIfAbsent(content, type -> new HashSet<>()).add(name + " below " + parent)) {
            return;
        }
        if (level > DEEPEST) {
            throw wrong(element, "segment " + name + " at level " + level, "no more than " + DEEPEST + " levels");
        }
        refuseUnreadable("segment " + name, content);
        List<SegmentLayout.Column> columns = new ArrayList<>();
        int offset = 0;
        int place = found.size();
        for (Element child : content.children()) {
            switch (contentOf(child)) {
                case XsdTypes.Type.Complex segment -> readSegment(child, segment, name, level + 1);
                case XsdTypes.Type.Simple field -> {
                    int length = length(name, child, field);
                    if (length > DictionaryImport.DATA_LENGTH - offset) {
                        throw wrong(
                                child,
                                "field " + child.name() + " of " + name + " up to " + ((long) offset + length),
                                "no more than " + DictionaryImport.DATA_LENGTH + " characters in a segment");
                    }
                    columns.add(new SegmentLayout.Column(SegmentNames.fromTag(child.name()), offset, length));
                    offset += length;
                }
            }
        }
        if (columns.isEmpty()) {
            throw wrong(element, "segment " + name + " without fields", "at least one field with xsd:maxLength");
        }
        found.add(
                place,
                new DictionaryImport.Found(
                        new SegmentLayout(name, firstDefinition(name), Set.of(parent), columns), element.line()));
    }

    /** A schema does not tell the definition; this is SAP's name of the first release. */
    private static String firstDefinition(String type) {
        boolean numbered = type.startsWith("E1") || type.startsWith("Z1");
        return (numbered ? type.charAt(0) + "2" + type.substring(2) : type) + "000";
    }

    private int length(String segment, Element element, XsdTypes.Type.Simple type) throws SchemaFormatException {
        String shown = "field " + element.name() + " of " + segment;
        if (!element.once()) {
            throw wrong(element, shown + " repeated or without a fixed place", "once, in an xsd:sequence");
        }
        XsdTypes.Type.Simple simple = type;
        for (int i = 0; i < MOST_BASES && simple.length().isEmpty(); i++) {
            Optional<XsdTypes.Type.Simple> base = simple.base()
                    .flatMap(schema::type)
                    .filter(XsdTypes.Type.Simple.class::isInstance)
                    .map(XsdTypes.Type.Simple.class::cast);
            if (base.isEmpty()) {
                break;
            }
            simple = base.get();
        }
        if (simple.length().isEmpty()) {
            String unbounded = simple.base()
                    .map(base -> " of type " + shown(base) + " without xsd:maxLength")
                    .orElse(" without a type that has xsd:maxLength");
            throw wrong(element, shown + unbounded, "xsd:maxLength, because flat files need each field's length");
        }
        return simple.length().getAsInt();
    }

    private XsdTypes.Type contentOf(Element element) throws SchemaFormatException {
        Element declared = element;
        if (element.reference().isPresent()) {
            QName name = element.reference().get();
            declared = schema.element(name)
                    .orElseThrow(() -> wrong(
                            element,
                            "a reference to element " + shown(name),
                            "its declaration in the same file; included files are not read"));
        }
        if (declared.inline().isPresent()) {
            return declared.inline().get();
        }
        Optional<QName> type = declared.type();
        if (type.isEmpty() || type.get().getNamespaceURI().equals(XsdTypes.XSD)) {
            return new XsdTypes.Type.Simple(OptionalInt.empty(), type);
        }
        return schema.type(type.get())
                .orElseThrow(() -> wrong(
                        element,
                        element.name() + " of type " + shown(type.get()),
                        "this type in the same file; included files are not read"));
    }

    private void refuseUnreadable(String what, XsdTypes.Type.Complex content) throws SchemaFormatException {
        if (content.unreadable().isPresent()) {
            String part = content.unreadable().get();
            throw new SchemaFormatException(
                    file, content.line(), what + " with " + part, "elements in xsd:sequence, as SAP writes them");
        }
    }

    private static String shown(QName name) {
        return name.getPrefix().isEmpty() ? name.getLocalPart() : name.getPrefix() + ":" + name.getLocalPart();
    }

    private SchemaFormatException wrong(Element element, String what, String expected) {
        return new SchemaFormatException(file, element.line(), what, expected);
    }
}
