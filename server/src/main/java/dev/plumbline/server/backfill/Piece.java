package dev.plumbline.server.backfill;

import dev.plumbline.server.inbox.Arrival;

/**
 * Something that a job may load.
 *
 * @param inboxId its row of the inbox where it lies there already, else 0
 * @param isTable whether it was joined of tables, which tell how things stand and not what was sent when
 */
record Piece(Arrival arrival, long inboxId, boolean isTable) {}
