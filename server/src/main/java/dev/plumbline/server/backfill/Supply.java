package dev.plumbline.server.backfill;

import java.util.List;
import java.util.Optional;

/** Where the pieces of a job come from: always the same ones in the same order. */
sealed interface Supply permits DirectorySupply, InboxSupply {

    /**
     * Pieces and the position behind them.
     *
     * @param what what was read for them, for the plan
     * @param removed how many more there were whose raw IDocs were removed on schedule
     */
    record Chunk(String what, List<Piece> pieces, long removed, Position behind) {
        public Chunk {
            pieces = List.copyOf(pieces);
        }

        Chunk(String what, List<Piece> pieces, Position behind) {
            this(what, pieces, 0, behind);
        }
    }

    /**
     * Rows that were laid beside those that they belong to.
     *
     * @param table whose rows
     * @param rows how many were read
     * @param problems what is wrong with those that cannot be cut
     */
    record Laid(String table, long rows, List<String> problems, Position behind) {
        public Laid {
            problems = List.copyOf(problems);
        }
    }

    /** Lays the next rows behind the job's position beside those that they belong to; empty when all are. */
    Optional<Laid> stage(Job job);

    /** The next pieces behind the job's position, at most so many; empty when there are no more. */
    Optional<Chunk> next(Job job, int most);

    /** Puts pieces into the inbox as history, inside the caller's transaction. */
    void load(Job job, List<Piece> pieces);

    /** Lets go of what is open: the next step may begin elsewhere. */
    void close();
}
