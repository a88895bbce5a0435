package dev.plumbline.simulation.check;

/** The invariants of ARCHITECTURE.md, and the comparison with the invented merchant's books. */
public enum Check {
    I1("nothing lost"),
    I2("nothing doubled"),
    I3("in order"),
    I4("stale never wins"),
    I5("shipped means shipped"),
    I6("confirmed means confirmed"),
    I7("money agrees"),
    I8("consent is not ours"),
    I9("history is silent"),
    I10("a bad record stops alone"),
    /** A 202 is not storage: Klaviyo has every accepted event, or a person is asked. */
    STORED("accepted means stored"),
    /** Events, profiles and stock are those of the merchant's books. */
    CONTENT("content agrees with the books");

    private final String words;

    Check(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return name() + " " + words;
    }
}
