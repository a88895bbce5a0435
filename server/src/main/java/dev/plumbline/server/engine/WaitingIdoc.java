package dev.plumbline.server.engine;

import dev.plumbline.idoc.IdocSource;

/** An IDoc whose turn it is: its row in the inbox, and its bytes as they came. */
record WaitingIdoc(long id, IdocSource source) {}
