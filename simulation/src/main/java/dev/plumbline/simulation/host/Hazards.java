package dev.plumbline.simulation.host;

/** What may go wrong around a transaction. */
@FunctionalInterface
public interface Hazards {
    /** Nothing goes wrong. */
    Hazards NONE = point -> {};

    /** The points where it may. */
    enum Point {
        /** Before anything of a transaction is done. */
        BEGIN,
        /** All is done, nothing is on disk. */
        BEFORE_COMMIT,
        /** All is on disk, nobody has heard of it. */
        AFTER_COMMIT
    }

    /** Passes a point: throws {@link StorageAway}, or an error that ends the process. */
    void pass(Point point);

    /** The storage does not answer: what was begun is taken back, and whoever began it tries again later. */
    final class StorageAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says nothing: it comes as often as the simulation wants it to. */
        public StorageAway() {
            super("the storage is away", null, false, false);
        }
    }
}
