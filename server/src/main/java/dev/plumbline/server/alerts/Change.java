package dev.plumbline.server.alerts;

/** What people are told of an alert. */
public enum Change {
    RAISED("is wrong"),
    WORSE("is worse: critical now"),
    BETTER("is better: a warning now"),
    OVER("is over"),
    /** Nothing is wrong: somebody tries a channel. Never stored. */
    TEST("is a test: nothing is wrong");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    /** What comes after "this". */
    String words() {
        return words;
    }
}
