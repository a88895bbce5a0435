package dev.plumbline.server.draft;

/** What the values of a field look like. */
enum ValueSort {
    EMAIL("an e-mail address"),
    PHONE("a telephone number"),
    DATE("a date"),
    AMOUNT("an amount or a quantity"),
    FLAG("a flag"),
    STATUS("a status"),
    CLASS("a class or a group"),
    CODE("a code"),
    TEXT("a text");

    private final String inWords;

    ValueSort(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }

    /** Whether it is one of a few codes, which may be shown. */
    boolean hasCodes() {
        return switch (this) {
            case STATUS, CLASS, CODE -> true;
            case EMAIL, PHONE, DATE, AMOUNT, FLAG, TEXT -> false;
        };
    }
}
