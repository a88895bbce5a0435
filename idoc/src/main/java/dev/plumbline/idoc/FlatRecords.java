package dev.plumbline.idoc;

/** Lengths and marks of flat records. All lengths count characters. */
final class FlatRecords {
    /** Start of SDATA in EDI_DD40, which is also the length of a data record without data. */
    static final int DATA = 63;

    /** Length of a full EDI_DD40 record. */
    static final int FULL = 1063;

    /** Start of SDATA in EDI_DD of the record types 2 and 3. */
    static final int OLD_DATA = 55;

    /** Start of SEGNAM in EDI_DD. */
    static final int OLD_NAME = 35;

    /** Length of a full EDI_DD record. */
    static final int OLD_FULL = 1055;

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
    static boolean canBegin(CharSequence text, int start, int end) {
        int nameEnd = start;
        while (nameEnd < end && nameEnd < start + 30 && isName(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd - start < 2 || !isNameStart(text.charAt(start))) {
            return false;
        }
        if (startsWith(text, start, end, "EDI_D")) {
            return true;
        }
        int data = Math.min(end, start + DATA);
        for (int i = nameEnd; i < data; i++) {
            char character = text.charAt(i);
            boolean isNumber = i >= start + 30 && character >= '0' && character <= '9';
            if (character != ' ' && !isNumber) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(CharSequence text, int start, int end, String wanted) {
        return end - start >= wanted.length() && wanted.contentEquals(text.subSequence(start, start + wanted.length()));
    }

    private static boolean isName(char character) {
        return isNameStart(character) || (character >= '0' && character <= '9') || character == '_' || character == '-';
    }

    private static boolean isNameStart(char character) {
        return (character >= 'A' && character <= 'Z') || character == '/';
    }
}
