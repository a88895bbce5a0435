package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Reads one IDOC element. Whether an element is a segment or a field is often known only when its content is: it stays undecided
 * until a child makes a segment of it or its end makes a field of it.
 */
final class XmlIdocParser {
    /** What an open element is. */
    private enum Kind {
        /** The IDOC element. */
        IDOC,
        /** Control or status record. */
        RECORD,
        SEGMENT,
        /** A wrapper named after the segment that it starts with, as BizTalk writes. */
        GROUP,
        /** Segment, group or field. */
        UNDECIDED
    }

    private final XMLStreamReader2 xml;
    private final NameTable names;
    private final Places places;
    private final List<IdocWarning> warnings;
    private final XmlFields fields;
    private final SegmentTree tree = new SegmentTree();
    private final Map<String, String> record = new LinkedHashMap<>();
    private final List<StatusRecord> statuses = new ArrayList<>();
    private ControlRecord control = ControlRecord.EMPTY;

    // The open elements from IDOC on; the same index in each is one element.
    private final Kind[] kinds;
    private final NameTable.Name[] opened;
    private final int[] segments;
    private final int[] starts;
    private final int[] marks;
    private final int[] valueStarts;
    private int top;

    /** Reads from {@code xml}, whose array is the one that {@code places} counts and has that many bytes. */
    XmlIdocParser(XMLStreamReader2 xml, int bytes, Places places, NameTable names, int maxDepth) {
        this.xml = xml;
        this.places = places;
        this.names = names;
        this.warnings = new ArrayList<>();
        this.fields = new XmlFields(bytes);
        kinds = new Kind[maxDepth];
        opened = new NameTable.Name[maxDepth];
        segments = new int[maxDepth];
        starts = new int[maxDepth];
        marks = new int[maxDepth];
        valueStarts = new int[maxDepth];
    }

    Optional<ControlRecord> control() {
        return control.values().isEmpty() ? Optional.empty() : Optional.of(control);
    }

    /** The index of the current event in the parser's array, also when it does not start at the array's first byte. */
    int offset() {
        return (int) xml.getLocationInfo().getStartingByteOffset();
    }

    Idoc parse() throws XMLStreamException, BrokenIdocException {
        int start = findIdoc();
        kinds[0] = Kind.IDOC;
        segments[0] = SegmentTree.TOP;
        while (top >= 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.END_DOCUMENT -> throw broken("the XML ends inside of the IDOC element");
                default -> {
                    // Comments, processing instructions and space say nothing.
                }
            }
        }
        if (tree.size() == 0 && control.values().isEmpty() && statuses.isEmpty()) {
            throw new BrokenIdocException("the IDOC element is empty", places.at(start), Optional.empty());
        }
        if (control.values().isEmpty()) {
            warnings.add(new IdocWarning("no control record (EDI_DC40)", places.at(start)));
        }
        XmlBody.XmlValues values = fields.values(places);
        return new Idoc(
                control,
                tree.build(i -> new XmlBody(values, fields.place(i), fields.first(i), fields.last(i))),
                statuses,
                warnings);
    }

    private int findIdoc() throws XMLStreamException, BrokenIdocException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw broken(
                        "the XML has a document type (DOCTYPE), which is refused because its entities could read files or"
                                + " exhaust memory; switch the embedded DTD off in the port (WE21)");
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("IDOC")) {
                return offset();
            }
        }
        throw broken("there is no IDOC element");
    }

    private BrokenIdocException broken(String reason) {
        return new BrokenIdocException(reason, places.at(offset()), control());
    }

    private void start() throws BrokenIdocException {
        NameTable.Name name = names.tag(xml.getLocalName());
        if (kinds[top] == Kind.UNDECIDED) {
            decide(name);
        }
        if (++top == kinds.length) {
            top--;
            throw broken("elements are nested deeper than " + kinds.length);
        }
        kinds[top] = Kind.UNDECIDED;
        opened[top] = name;
        segments[top] = SegmentTree.TOP;
        starts[top] = offset();
        marks[top] = fields.mark();
        valueStarts[top] = -1;
        if (top == 1 && name.written().startsWith("EDI_D")) {
            kinds[top] = Kind.RECORD;
            record.clear();
        } else if (kinds[top - 1] != Kind.RECORD && isSegmentAtOnce(name)) {
            becomeSegment();
        }
    }

    private boolean isSegmentAtOnce(NameTable.Name name) {
        if (name.layout().isPresent() || isMarked()) {
            return true;
        }
        return top == 1 && !name.written().endsWith("GRP");
    }

    /** Whether the element has SEGMENT="1". */
    private boolean isMarked() {
        for (int i = xml.getAttributeCount() - 1; i >= 0; i--) {
            if (xml.getAttributeLocalName(i).equals("SEGMENT")) {
                return true;
            }
        }
        return false;
    }

    /** The first child of an undecided element shows what it is. */
    private void decide(NameTable.Name child) {
        fields.truncate(marks[top]);
        if (opened[top].written().equals(child.written() + "GRP")) {
            kinds[top] = Kind.GROUP;
        } else {
            becomeSegment();
        }
    }

    private void becomeSegment() {
        kinds[top] = Kind.SEGMENT;
        segments[top] = tree.add(opened[top], owner(), 0);
        fields.segment(starts[top]);
        if (kinds[top - 1] == Kind.GROUP && segments[top - 1] == SegmentTree.TOP) {
            segments[top - 1] = segments[top];
        }
    }

    /** The segment around the innermost open element. */
    private int owner() {
        int above = top - 1;
        while (kinds[above] == Kind.GROUP && segments[above] == SegmentTree.TOP) {
            above--;
        }
        return segments[above];
    }

    private void text() throws XMLStreamException {
        if (kinds[top] == Kind.UNDECIDED) {
            if (valueStarts[top] < 0) {
                valueStarts[top] = offset();
            }
            fields.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        } else if (!xml.isWhiteSpace()) {
            warnings.add(new IdocWarning("text outside of a field was left out", places.at(offset())));
        }
    }

    private void end() {
        switch (kinds[top]) {
            case RECORD -> endOfRecord();
            case UNDECIDED -> endOfUndecided();
            case IDOC, SEGMENT, GROUP -> {
                // All was said at its start.
            }
        }
        top--;
    }

    private void endOfRecord() {
        if (opened[top].written().startsWith("EDI_DS")) {
            statuses.add(new StatusRecord(record));
        } else {
            control = new ControlRecord(record);
        }
    }

    private void endOfUndecided() {
        if (kinds[top - 1] == Kind.RECORD) {
            record.put(opened[top].field(), fields.since(marks[top]));
            fields.truncate(marks[top]);
            return;
        }
        int owner = owner();
        if (owner == SegmentTree.TOP) {
            fields.truncate(marks[top]);
            becomeSegment();
        } else {
            fields.field(owner, opened[top].field(), valueStarts[top] < 0 ? starts[top] : valueStarts[top]);
        }
    }
}
