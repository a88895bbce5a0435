package dev.plumbline.server.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is stored, for people. Bytes are those on the disk, with indexes and what is left free by deletions.
 *
 * @param bytes of all that is stored
 * @param orders how many orders the mirror knows
 * @param bytesPerOrder of all that is stored, customers and stock included; 0 while there is no order
 * @param bytesPerOrderForEver the part of it that nothing ever removes
 * @param data by kind, the largest first; they add up to all
 */
public record StorageReport(long bytes, Rows orders, long bytesPerOrder, long bytesPerOrderForEver, List<Data> data) {

    public StorageReport {
        data = List.copyOf(data);
    }

    /**
     * How many there are.
     *
     * @param exact whether they were counted; beyond some thousands it is PostgreSQL's estimate
     */
    public record Rows(long count, boolean exact) {

        static final Rows NONE = new Rows(0, true);

        Rows plus(Rows other) {
            return new Rows(count + other.count, exact && other.exact);
        }
    }

    /**
     * One kind of data.
     *
     * @param name as commands and settings call it
     * @param what it is, in words
     * @param bytes on the disk
     * @param bytesPerOrder these by the number of orders; 0 while there is none
     * @param rows of all its tables
     * @param kept how long, in words
     * @param oldest when the oldest came; empty where nothing is, or where it does not age
     * @param nextPurge when the next of it is removed; empty where nothing is due to be
     */
    public record Data(
            String name,
            String what,
            long bytes,
            long bytesPerOrder,
            Rows rows,
            String kept,
            Optional<Instant> oldest,
            Optional<Instant> nextPurge) {}
}
