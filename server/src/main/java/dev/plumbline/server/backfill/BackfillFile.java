package dev.plumbline.server.backfill;

import java.time.Instant;

/**
 * A file of a job as it was when the job was planned.
 *
 * @param part its place among the files of the job, from 0
 * @param size in bytes
 * @param modified when it was last written
 */
record BackfillFile(int part, String name, long size, Instant modified) {}
