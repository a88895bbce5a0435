package dev.plumbline.server.alerts;

import java.util.ArrayList;
import java.util.List;

/** A channel that keeps what it is told, and refuses it for as long as the test wants. */
final class Remembering implements Channel {
    private final String name;
    private final List<String> told = new ArrayList<>();
    private int refusals;

    Remembering(String name) {
        this.name = name;
    }

    /** The next so many messages are not taken. */
    void refuse(int times) {
        refusals = times;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(List<Notice> notices) throws UntoldException {
        if (refusals > 0) {
            refusals--;
            throw new UntoldException("The other side answered 500");
        }
        notices.forEach(notice -> told.add(notice.change() + " " + notice.subject()));
    }

    /** What it was told, and forgets it. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }
}
