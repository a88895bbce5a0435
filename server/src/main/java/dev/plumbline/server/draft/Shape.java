package dev.plumbline.server.draft;

/** Hides what a value says and leaves what it looks like. */
final class Shape {
    private static final int LONGEST_RUN = 4;
    private static final int LONGEST = 40;

    private Shape() {}

    /** {@code Aaaa… 99} for {@code Hauptstr 12}: letters and digits become A, a and 9, and long runs of the same end early. */
    static String of(String value) {
        StringBuilder shape = new StringBuilder();
        int run = 0;
        char before = 0;
        for (int n = 0; n < value.length() && shape.length() < LONGEST; n++) {
            char sign = sign(value.charAt(n));
            run = sign == before ? run + 1 : 1;
            before = sign;
            if (run <= LONGEST_RUN) {
                shape.append(sign);
            } else if (run == LONGEST_RUN + 1) {
                shape.append('…');
            }
        }
        return shape.toString();
    }

    private static char sign(char character) {
        if (Character.isDigit(character)) {
            return '9';
        }
        if (Character.isUpperCase(character)) {
            return 'A';
        }
        if (Character.isLetter(character)) {
            return 'a';
        }
        return character > ' ' && character < 127 ? character : ' ';
    }
}
