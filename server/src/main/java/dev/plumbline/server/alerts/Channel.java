package dev.plumbline.server.alerts;

import java.util.List;

/** A way to tell people. Safe to use from several threads. */
interface Channel {

    /** As people and the settings call it: {@code email}, {@code email/marketing}. */
    String name();

    /**
     * Tells all of them in one message; returns when the other side has taken it.
     *
     * @param notices at least one, the oldest first
     */
    void send(List<Notice> notices) throws UntoldException;
}
