package dev.plumbline.simulation.host;

import dev.plumbline.server.outbox.OpenJob;

/** A bulk job, for ever. */
record JobRow(String account, OpenJob job, boolean isClosed) {}
