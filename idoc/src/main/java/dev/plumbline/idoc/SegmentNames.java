package dev.plumbline.idoc;

/** How segment types, segment definitions and XML tags are named after each other. */
final class SegmentNames {
    private SegmentNames() {}

    /** {@code _-RB04_-YP3_E1EDK01_XML} is how XML writes {@code /RB04/YP3_E1EDK01_XML}. */
    static String fromTag(String tag) {
        return tag.contains("_-") ? tag.replace("_-", "/") : tag;
    }

    static String toTag(String name) {
        return name.indexOf('/') >= 0 ? name.replace("/", "_-") : name;
    }

    /** {@code E2EDK01} is the definition of {@code E1EDK01}, {@code Z2ABC} that of {@code Z1ABC}. */
    static String typeOf(String definition) {
        if (definition.length() > 2 && definition.charAt(1) == '2') {
            char first = definition.charAt(0);
            if (first == 'E' || first == 'Z') {
                return first + "1" + definition.substring(2);
            }
        }
        return definition;
    }

    /** Whether the name ends with three digits that may be a release's number; never more than three belong to it. */
    static boolean endsWithVersion(String name) {
        int length = name.length();
        return length > 4 && FieldValues.isAllDigits(name.substring(length - 3)) && name.charAt(length - 3) == '0';
    }

    static String withoutVersion(String name) {
        return name.substring(0, name.length() - 3);
    }
}
