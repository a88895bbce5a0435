package dev.plumbline.server.words;

/** Who is to do something. */
public enum Team {
    INTEGRATION("Integration"),
    MARKETING("Marketing"),
    FINANCE("Finance"),
    SERVICE("Customer experience");

    private final String title;

    Team(String title) {
        this.title = title;
    }

    /** As pages call it. */
    public String title() {
        return title;
    }
}
