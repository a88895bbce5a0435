package dev.plumbline.server.support;

import java.util.List;

/** What SAP would export of IDoc types that were made up. */
public final class Exports {
    private Exports() {}

    /** WE60's parser export of an IDoc type of one segment below E1KNA1M, which has these fields of ten characters. */
    public static String we60(String idocType, String definition, String segment, String... fields) {
        return we60(idocType, definition, segment, List.of(fields), 10);
    }

    /** The same, with fields of that length. */
    public static String we60(String idocType, String definition, String segment, List<String> fields, int length) {
        StringBuilder export = new StringBuilder("BEGIN_SEGMENT_SECTION\n  BEGIN_IDOC  DEBMAS06\n");
        export.append("    EXTENSION  ").append(idocType).append("\n    BEGIN_GROUP  1\n");
        segment(export, "E2KNA1M005", "E1KNA1M", List.of("MSGFN"), 3);
        segment(export, definition, segment, fields, length);
        return export.append("    END_GROUP\n  END_IDOC\nEND_SEGMENT_SECTION\n").toString();
    }

    private static void segment(StringBuilder export, String definition, String type, List<String> fields, int length) {
        export.append("    BEGIN_SEGMENT  ")
                .append(definition)
                .append("\n      SEGMENTTYPE  ")
                .append(type);
        export.append("\n      BEGIN_FIELDS\n");
        int first = 64;
        for (String field : fields) {
            export.append("        NAME  ")
                    .append(field)
                    .append("\n        LENGTH  ")
                    .append(length);
            export.append("\n        CHARACTER_FIRST  ").append(first).append('\n');
            export.append("        CHARACTER_LAST  ").append(first + length - 1).append('\n');
            first += length;
        }
        export.append("      END_FIELDS\n    END_SEGMENT\n");
    }
}
