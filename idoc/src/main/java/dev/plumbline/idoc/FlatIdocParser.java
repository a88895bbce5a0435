package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one flat IDoc: cuts records, recognises lines that only continue a text, and finds each segment's place in the tree. */
final class FlatIdocParser {
    private final FlatBody.FlatText text;
    private final String characters;
    private final NameTable names;
    private final List<IdocWarning> warnings = new ArrayList<>();
    private final List<StatusRecord> statuses = new ArrayList<>();
    private final FlatPlacing placing = new FlatPlacing();
    private ControlRecord control = ControlRecord.EMPTY;
    private boolean old;
    private boolean padded = true;
    /** Where the line starts that was last found to be a record; it need not be looked at again when the record is read. */
    private int checked = -1;

    FlatIdocParser(IdocSource source, NameTable names) {
        characters = Charsets.decode(source.content(), source.charset());
        Places places = Places.of(characters, source.charset(), source.start());
        text = new FlatBody.FlatText(characters, places);
        this.names = names;
    }

    Idoc parse() throws BrokenIdocException {
        int start = 0;
        while (start < characters.length() && characters.charAt(start) <= ' ') {
            start++;
        }
        old = characters.startsWith(FlatRecords.OLD_CONTROL, start)
                || characters.startsWith(FlatRecords.OLD_DATA_RECORD, start);
        if (isWithoutLineEnds(start)) {
            fixedRecords(start);
        } else {
            lines(start);
        }
        if (control.values().isEmpty() && placing.size() == 0 && statuses.isEmpty()) {
            throw broken("there is no record in it", start);
        }
        if (control.values().isEmpty()) {
            warnings.add(new IdocWarning(
                    "no control record (EDI_DC40)", text.places().at(start)));
        }
        List<Segment> segments = placing.build(text, warnings);
        return new Idoc(control, segments, statuses, warnings);
    }

    private BrokenIdocException broken(String reason, int at) {
        Optional<ControlRecord> known = control.values().isEmpty() ? Optional.empty() : Optional.of(control);
        return new BrokenIdocException(reason, text.places().at(at), known);
    }

    private boolean isWithoutLineEnds(int start) {
        int length = old ? RecordLayout.EDI_DC.length() : RecordLayout.EDI_DC40.length();
        int next = start + length;
        int lineFeed = characters.indexOf('\n', start);
        int carriageReturn = characters.indexOf('\r', start);
        return characters.startsWith(FlatRecords.CONTROL, start)
                && characters.length() > next
                && (lineFeed < 0 || lineFeed > next)
                && (carriageReturn < 0 || carriageReturn > next)
                && FlatRecords.canBegin(characters, next, characters.length());
    }

    private void fixedRecords(int from) throws BrokenIdocException {
        int end = characters.length();
        while (end > from && (characters.charAt(end - 1) == '\n' || characters.charAt(end - 1) == '\r')) {
            end--;
        }
        for (int start = from; start < end; ) {
            String head = characters.substring(start, Math.min(end, start + 10));
            int length = FlatRecords.fullLength(head, old);
            if (end - start < length) {
                record(start, end);
                throw broken(
                        "the file was cut off: its last record has " + (end - start) + " of " + length
                                + " characters, so more may be missing; ask for it again",
                        start);
            }
            record(start, start + length);
            start += length;
        }
    }

    private void lines(int from) throws BrokenIdocException {
        int recordStart = -1;
        int recordEnd = -1;
        int foreign = -1;
        boolean strayReturns = characters.indexOf('\r') >= 0;
        for (int start = from; start < characters.length(); ) {
            int end = characters.indexOf('\n', start);
            int next = end < 0 ? characters.length() : end + 1;
            end = end < 0 ? characters.length() : end;
            if (strayReturns) {
                int carriageReturn = characters.indexOf('\r', start);
                if (carriageReturn >= 0 && carriageReturn < end) {
                    next = carriageReturn + 1 == end ? next : carriageReturn + 1;
                    end = carriageReturn;
                }
            }
            if (recordStart < 0 || isRecord(start, end)) {
                if (recordStart >= 0) {
                    record(recordStart, recordEnd);
                    checked = start;
                }
                recordStart = start;
                recordEnd = end;
                foreign = -1;
            } else if (!isEmpty(start, end)) {
                if (foreign < 0 && isFull(recordStart, recordEnd)) {
                    foreign = start;
                }
                continuation(recordStart, start);
                // What goes on may have stopped within its header, and the whole makes no record then.
                checked = -1;
                recordEnd = end;
            }
            start = next;
        }
        if (foreign >= 0) {
            throw broken(
                    "the line is no record, and the record before it is full already, so the line cannot continue its"
                            + " text: '" + shown(foreign, characters.length()) + "'",
                    foreign);
        }
        if (recordStart >= 0) {
            lastRecord(recordStart, recordEnd);
        }
    }

    /**
     * Whether a record has the length that its definition gives it, so that no line can be the rest of its text. One that is longer
     * is of a release that the dictionary does not know; then nothing is known of its end either, but that there is one.
     */
    private boolean isFull(int start, int end) {
        int length = end - start;
        if (characters.startsWith(FlatRecords.STATUS, start)) {
            return length >= RecordLayout.EDI_DS40.length();
        }
        boolean oldData = old && characters.startsWith(FlatRecords.OLD_DATA_RECORD, start);
        int name = oldData ? start + FlatRecords.OLD_NAME : start;
        int nameEnd = oldData ? nameEnd(name, Math.min(end, name + 10)) : nameEnd(name, end);
        int data = oldData ? FlatRecords.OLD_DATA : FlatRecords.DATA;
        int longest = oldData ? FlatRecords.OLD_FULL : FlatRecords.FULL;
        return length >= longest
                || names.definition(characters, name, nameEnd)
                        .layout()
                        .map(layout -> length == data + layout.length())
                        .orElse(false);
    }

    /** The beginning of a line, for a message. */
    private String shown(int start, int end) {
        int lineEnd = characters.indexOf('\n', start, Math.min(end, start + 40));
        return characters
                .substring(start, lineEnd < 0 ? Math.min(end, start + 40) : lineEnd)
                .strip();
    }

    /** White space, or the end mark 0x1A of some file transfers. */
    private boolean isEmpty(int start, int end) {
        for (int i = start; i < end; i++) {
            if (characters.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    /** A text field held a line break. (An empty line says nothing, unless more text follows it.) */
    private void continuation(int recordStart, int start) throws BrokenIdocException {
        if (characters.startsWith(FlatRecords.CONTROL, recordStart)) {
            record(recordStart, start);
            throw broken("the line after the control record is no record", start);
        }
        warnings.add(new IdocWarning(
                "the line is no record; it continues the text before",
                text.places().at(start)));
    }

    private void lastRecord(int start, int end) throws BrokenIdocException {
        boolean wasPadded = padded && placing.size() > 0;
        record(start, end);
        boolean isShort = end - start < 49 && !control.docnum().isEmpty();
        // Whoever fills up every record but the last has not written that one to its end.
        boolean isCut = end == characters.length() && (isShort || (wasPadded && !padded));
        if (isCut && !characters.startsWith(FlatRecords.TABLE, start)) {
            throw broken("the file was cut off in its last line, so more may be missing; ask for it again", start);
        }
    }

    /** Whether a line is a record of this IDoc rather than the rest of a text. */
    private boolean isRecord(int start, int end) {
        if (end - start < 2 || !FlatRecords.canBegin(characters, start, end)) {
            return false;
        }
        if (characters.startsWith(FlatRecords.TABLE, start) || isKnownName(start, end)) {
            return true;
        }
        // A word in capitals: a segment's name only if the header behind it is filled.
        String written = end - start < 33
                ? ""
                : characters.substring(start + 33, Math.min(end, start + 49)).trim();
        return end - start >= FlatRecords.DATA
                ? !written.isEmpty()
                : !written.isEmpty() && control.docnum().startsWith(written);
    }

    /** A word in capitals may well be the rest of a text; nearly every segment's name has a digit, a slash or an underscore. */
    private boolean isKnownName(int start, int end) {
        int nameEnd = nameEnd(start, end);
        for (int i = start; i < nameEnd; i++) {
            char character = characters.charAt(i);
            if (character == '/' || character == '_' || (character >= '0' && character <= '9')) {
                return true;
            }
        }
        return false;
    }

    private int nameEnd(int start, int end) {
        int limit = Math.min(end, start + 30);
        int nameEnd = start;
        while (nameEnd < limit && characters.charAt(nameEnd) > ' ') {
            nameEnd++;
        }
        return nameEnd;
    }

    private void record(int start, int end) throws BrokenIdocException {
        if (characters.startsWith(FlatRecords.CONTROL, start)) {
            RecordLayout layout = old ? RecordLayout.EDI_DC : RecordLayout.EDI_DC40;
            control = new ControlRecord(layout.cut(characters, start, end));
        } else if (characters.startsWith(FlatRecords.STATUS, start)) {
            statuses.add(new StatusRecord(RecordLayout.EDI_DS40.cut(characters, start, end)));
        } else if (old && characters.startsWith(FlatRecords.OLD_DATA_RECORD, start)) {
            int nameStart = start + FlatRecords.OLD_NAME;
            int nameEnd = nameEnd(nameStart, Math.min(end, nameStart + 10));
            NameTable.Name name = names.definition(characters, nameStart, nameEnd);
            placing.add(
                    name,
                    new FlatPlacing.Header(
                            number(start + 29, 6, end), number(start + 45, 6, end), number(start + 51, 2, end)),
                    new FlatPlacing.Stretch(start, start + FlatRecords.OLD_DATA, end));
        } else {
            data(start, end);
        }
    }

    private void data(int start, int end) throws BrokenIdocException {
        int nameEnd = nameEnd(start, end);
        if (checked != start && (nameEnd - start < 2 || !FlatRecords.canBegin(characters, start, end))) {
            throw broken(
                    "a record that is neither EDI_DC40 nor EDI_DS40 nor starts with a segment's name: '"
                            + shown(start, end) + "'",
                    start);
        }
        NameTable.Name name = names.definition(characters, start, nameEnd);
        SegmentLayout layout = name.layout().orElse(null);
        padded &= layout == null || end - start >= Math.min(FlatRecords.FULL, FlatRecords.DATA + layout.length());
        placing.add(
                name,
                new FlatPlacing.Header(
                        number(start + 49, 6, end), number(start + 55, 6, end), number(start + 61, 2, end)),
                new FlatPlacing.Stretch(start, start + FlatRecords.DATA, end));
    }

    /** A number of the record's header; −1 when it is blank, cut off or no number. */
    private int number(int start, int length, int end) {
        int number = -1;
        for (int i = start; i < start + length && i < end; i++) {
            char character = characters.charAt(i);
            if (character >= '0' && character <= '9') {
                number = Math.max(number, 0) * 10 + character - '0';
            } else if (character != ' ') {
                return -1;
            }
        }
        return number;
    }
}
