package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;
import java.time.Instant;

/**
 * One change of an alert, as a channel tells it.
 *
 * @param id the same whenever it is told; 0 of a test
 * @param subject what it is about, as {@code watermark/disk}
 * @param severity how grave it is now; of one that is over, how grave it was told to be last
 * @param at when it changed
 * @param raisedAt since when it is wrong
 */
record Notice(
        long id,
        String subject,
        Change change,
        Severity severity,
        Team team,
        Instant at,
        Instant raisedAt,
        Wording wording) {}
