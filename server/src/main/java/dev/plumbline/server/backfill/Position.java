package dev.plumbline.server.backfill;

/**
 * How far a job has come: all before it is done, nothing behind it is.
 *
 * @param phase what is being done
 * @param part which file, or family of documents
 * @param row how many rows or pieces of the part are done, where they are counted
 * @param after the last number of the part that is done, where they are numbered
 */
record Position(Phase phase, int part, long row, String after) {

    /** What is done one after the other. */
    enum Phase {
        /** Rows of tables that belong together are laid beside each other. */
        STAGE,
        /** What there is to load is counted: the plan. */
        COUNT,
        /** It is put into the inbox. */
        LOAD
    }

    static Position startOf(Phase phase) {
        return new Position(phase, 0, 0, "");
    }

    Position nextPart() {
        return new Position(phase, part + 1, 0, "");
    }

    Position row(long done) {
        return new Position(phase, part, done, after);
    }

    Position after(String number) {
        return new Position(phase, part, row, number);
    }
}
