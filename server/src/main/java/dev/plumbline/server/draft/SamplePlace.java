package dev.plumbline.server.draft;

import java.util.regex.Pattern;

/**
 * Where a field of the samples stands.
 *
 * @param way the segments from the top of the IDoc, with qualifiers, as a mapping writes them
 * @param segment the segment type
 */
record SamplePlace(String way, String segment, String field) implements Comparable<SamplePlace> {
    private static final Pattern PLAIN = Pattern.compile("[A-Z0-9_]+");
    private static final Pattern WRITABLE = Pattern.compile("[A-Z0-9_/]+");
    private static final Pattern UNQUOTED = Pattern.compile("[A-Z0-9_/.+]+");

    /** Whether a mapping can write names with these characters. */
    static boolean isWritable(String name) {
        return WRITABLE.matcher(name).matches();
    }

    /** A name as a place has it. */
    static String written(String name) {
        return PLAIN.matcher(name).matches() ? name : "{" + name + "}";
    }

    /** The value of the qualifier of its segment, without what no name can have; empty if there is none. */
    String qualifier() {
        int bracket = way.lastIndexOf('[');
        return bracket > way.lastIndexOf('/')
                ? way.substring(way.indexOf('=', bracket) + 1).replaceAll("[^A-Za-z0-9]", "")
                : "";
    }

    /** As a place of a mapping. */
    String place() {
        return way + "." + written(field);
    }

    /** As YAML has it wherever it stands. */
    static String quoted(String place) {
        return UNQUOTED.matcher(place).matches() ? place : "'" + place + "'";
    }

    @Override
    public int compareTo(SamplePlace other) {
        int byWay = way.compareTo(other.way);
        return byWay == 0 ? field.compareTo(other.field) : byWay;
    }
}
