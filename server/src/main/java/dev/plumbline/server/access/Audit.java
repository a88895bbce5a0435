package dev.plumbline.server.access;

/** Takes down who did what. What is noted is never changed. */
public interface Audit {
    /** Noted when this returns. */
    void note(Deed deed);

    /**
     * What somebody did.
     *
     * @param who see {@link Caller#signature}
     * @param action as {@code hold.release}
     * @param object on what, as {@code order/PRD-100/12345}
     * @param before what was, empty where that says nothing
     * @param after what is now
     * @param reason what the person said
     */
    record Deed(String who, Role role, String action, String object, String before, String after, String reason) {
        /** A deed of which nothing more is to be said. */
        public static Deed of(Caller caller, String action, String object) {
            return new Deed(caller.signature(""), caller.role(), action, object, "", "", "");
        }

        public Deed changed(String from, String to) {
            return new Deed(who, role, action, object, from, to, reason);
        }

        public Deed because(String said) {
            return new Deed(who, role, action, object, before, after, said);
        }
    }
}
