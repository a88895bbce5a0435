package dev.plumbline.server.alerts;

import java.util.List;

/** All that is looked at. */
record Looks(List<Look> all) {
    Looks {
        all = List.copyOf(all);
    }
}
