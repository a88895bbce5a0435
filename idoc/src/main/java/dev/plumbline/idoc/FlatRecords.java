package dev.plumbline.idoc;

/** Lengths and marks of flat records. All lengths count characters. */
final class FlatRecords {
    /** Start of SDATA in EDI_DD40, which is also the length of a data record without data. */
    static final int DATA = 63;

    /** Where the segment's name ends and the numbers of EDI_DD40 start. */
    static final int HEADER = 30;

    /** Length of a full EDI_DD40 record. */
    static final int FULL = 1063;

    /** Start of SDATA in EDI_DD of the record types 2 and 3. */
    static final int OLD_DATA = 55;

    /** Start of SEGNAM in EDI_DD. */
    static final int OLD_NAME = 35;

    /** Length of a full EDI_DD record. */
    static final int OLD_FULL = 1055;

    /** How the table's name begins that a control or status record begins with, and an old data record. */
    static final String TABLE = "EDI_D";

    static final String CONTROL = "EDI_DC";
    static final String STATUS = "EDI_DS";
    static final String OLD_CONTROL = "EDI_DC ";
    static final String OLD_DATA_RECORD = "EDI_DD ";

    private FlatRecords() {}

    /** Length of a record in a file without line ends, by how it begins. */
    static int fullLength(String beginning, boolean old) {
        if (beginning.startsWith(CONTROL)) {
            return old ? RecordLayout.EDI_DC.length() : RecordLayout.EDI_DC40.length();
        }
        if (beginning.startsWith(STATUS)) {
            return RecordLayout.EDI_DS40.length();
        }
        return old ? OLD_FULL : FULL;
    }

    /**
     * Whether a record may begin with these characters: a table or segment name up to column 30 (10 in old data records, which
     * begin with their table's name), then nothing but blanks and digits up to the data.
     */
    static boolean canBegin(String text, int start, int end) {
        int nameEnd = start;
        while (nameEnd < end && nameEnd < start + HEADER && isName(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd - start < 2 || !isNameStart(text.charAt(start))) {
            return false;
        }
        if (end - start >= TABLE.length() && text.startsWith(TABLE, start)) {
            return true;
        }
        int header = Math.min(end, start + HEADER);
        for (int i = nameEnd; i < header; i++) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        int data = Math.min(end, start + DATA);
        for (int i = header; i < data; i++) {
            char character = text.charAt(i);
            if (character != ' ' && (character < '0' || character > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(char character) {
        return isNameStart(character) || (character >= '0' && character <= '9') || character == '_' || character == '-';
    }

    private static boolean isNameStart(char character) {
        return (character >= 'A' && character <= 'Z') || character == '/';
    }
}
