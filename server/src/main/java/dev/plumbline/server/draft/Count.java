package dev.plumbline.server.draft;

/** Numbers of things, in words. */
final class Count {
    private Count() {}

    /** {@code 1 IDoc}, {@code 2 IDocs}. */
    static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
