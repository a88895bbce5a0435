package dev.plumbline.simulation.world;

/** The process ends here. An error, because nothing may catch it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("killed", null, false, false);
    }
}
