package dev.plumbline.idoc;

/** What stands after each record of a flat file. */
public enum LineEnd {
    LF("\n"),
    CRLF("\r\n"),
    /** Nothing: all records have their full length, 524 and 1063 characters, and follow each other. */
    NONE("");

    private final String text;

    LineEnd(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
