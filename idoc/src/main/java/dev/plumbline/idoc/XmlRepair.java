package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the control characters that SAP lets users type and XML 1.0 forbids, plain or as character references, by blanks. The
 * length stays, so that places stay true.
 */
final class XmlRepair {
    private static final int MAX_WARNINGS = 20;

    private final byte[] content;
    private final List<Integer> places;

    private XmlRepair(byte[] content, List<Integer> places) {
        this.content = content;
        this.places = places;
    }

    static XmlRepair of(byte[] original) {
        byte[] content = original.clone();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < content.length; i++) {
            byte character = content[i];
            if (character >= 0 && character < ' ' && !XmlText.isAllowed(character)) {
                content[i] = ' ';
                places.add(i);
            } else if (character == '&' && i + 3 < content.length && content[i + 1] == '#') {
                int end = referenceEnd(content, i);
                if (end > 0 && !XmlText.isAllowed(reference(content, i + 2, end))) {
                    replaceReference(content, i, end);
                    places.add(i);
                }
            }
        }
        return new XmlRepair(content, places);
    }

    byte[] content() {
        return content;
    }

    boolean changed() {
        return !places.isEmpty();
    }

    List<IdocWarning> warnings(Places finder) {
        List<IdocWarning> warnings = new ArrayList<>();
        for (int place : places.subList(0, Math.min(MAX_WARNINGS, places.size()))) {
            warnings.add(new IdocWarning(
                    "a control character that XML does not allow was replaced by a blank", finder.at(place)));
        }
        return warnings;
    }

    /** The index of the semicolon; 0 if there is none soon. */
    private static int referenceEnd(byte[] content, int start) {
        for (int i = start + 3; i < content.length && i < start + 12; i++) {
            if (content[i] == ';') {
                return i;
            }
        }
        return 0;
    }

    private static int reference(byte[] content, int start, int end) {
        boolean hex = content[start] == 'x';
        int number = 0;
        for (int i = hex ? start + 1 : start; i < end; i++) {
            int digit = Character.digit(content[i], hex ? 16 : 10);
            if (digit < 0) {
                // Not ours to mend.
                return ' ';
            }
            number = number * (hex ? 16 : 10) + digit;
        }
        return number;
    }

    // A reference to a blank has two digits or more, so it gets leading zeros; where there is room for one digit only,
    // it is a tab.
    private static void replaceReference(byte[] content, int start, int end) {
        int digits = end - start - 2;
        for (int i = 0; i < digits; i++) {
            content[start + 2 + i] = '0';
        }
        if (digits == 1) {
            content[start + 2] = '9';
        } else {
            content[end - 2] = '3';
            content[end - 1] = '2';
        }
    }
}
