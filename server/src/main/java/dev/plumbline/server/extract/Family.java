package dev.plumbline.server.extract;

/** What rows of several tables belong together to, in the order in which a backfill takes them: whoever an order needs comes before it. */
public enum Family {
    /** KNA1, and the e-mail addresses of its address. */
    CUSTOMER(Table.KNA1, "KUNNR"),
    /** ADR6: parts of customers, found by the address number. */
    ADDRESS(Table.ADR6, "ADDRNUMBER"),
    /** VBAK, VBAP, VBUK. */
    ORDER(Table.VBAK, "VBELN"),
    /** LIKP, LIPS. */
    DELIVERY(Table.LIKP, "VBELN"),
    /** VBRK, VBRP. */
    BILLING(Table.VBRK, "VBELN");

    private final Table header;
    private final String number;

    Family(Table header, String number) {
        this.header = header;
        this.number = number;
    }

    /** The table without whose row there is no document. */
    public Table header() {
        return header;
    }

    /** What a row is a part of: system, client and number without leading zeros, such as {@code PRD-100/4711}. */
    public String numberOf(ExtractRow row) {
        return row.system() + "-" + row.client() + "/"
                + withoutZeros(row.columns().getOrDefault(number, ""));
    }

    /** A document, customer or address number as people know it. */
    public static String withoutZeros(String number) {
        return number.chars().allMatch(Character::isDigit) ? number.replaceFirst("^0+(?=.)", "") : number;
    }
}
