package dev.plumbline.server.access;

/**
 * Who makes a request. A handler takes it as a parameter.
 *
 * @param name of the person, the token, or the user of the intake; {@code local} for this machine before there are users
 */
public record Caller(String name, Role role, Way way) {
    /** How somebody is known. */
    public enum Way {
        /** Somebody on this machine, while there are no users. */
        LOCAL,
        /** A person who has signed in. */
        SESSION,
        /** A program with an API token. */
        TOKEN,
        /** The user of SAP's HTTP destination. */
        INTAKE_USER
    }

    /** Whoever is on this machine, while there are no users. */
    static final Caller ON_THIS_MACHINE = new Caller("local", Role.ADMIN, Way.LOCAL);

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    /**
     * Who it is for the record. A person is who has signed in; a program may say for whom it acts, and is named beside.
     *
     * @param said whom the request names, empty when it names nobody
     */
    public String signature(String said) {
        String strip = said.strip();
        return switch (way) {
            case SESSION -> name;
            case LOCAL, INTAKE_USER -> strip.isEmpty() ? name : strip + " (" + name + ")";
            case TOKEN -> strip.isEmpty() ? "token " + name : strip + " (token " + name + ")";
        };
    }
}
