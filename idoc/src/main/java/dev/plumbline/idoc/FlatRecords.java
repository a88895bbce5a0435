package dev.plumbline.idoc;

/** Where the parts of flat data records stand. */
final class FlatRecords {
    /** Start of SDATA in EDI_DD40, which is also the length of a data record without data. */
    static final int DATA = 63;

    /** Length of a full EDI_DD40 record. */
    static final int FULL = 1063;

    private FlatRecords() {}
}
