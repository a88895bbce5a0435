package dev.plumbline.server.watermark;

/** Looks how much of something there is. */
@FunctionalInterface
interface Measure {

    /** @throws RuntimeException when it cannot be seen now */
    long look();
}
