package dev.plumbline.server.access;

import static dev.plumbline.server.access.Permission.BACKFILL;
import static dev.plumbline.server.access.Permission.CHANGE_MAPPING;
import static dev.plumbline.server.access.Permission.DECIDE_HOLDS;
import static dev.plumbline.server.access.Permission.HANDLE_EXCEPTIONS;
import static dev.plumbline.server.access.Permission.MANAGE_USERS;
import static dev.plumbline.server.access.Permission.PREVIEW;
import static dev.plumbline.server.access.Permission.REPLAY;
import static dev.plumbline.server.access.Permission.SEE;
import static dev.plumbline.server.access.Permission.SEE_AUDIT;
import static dev.plumbline.server.access.Permission.SEE_PERSONAL_DATA;
import static dev.plumbline.server.access.Permission.SEND_IDOCS;
import static dev.plumbline.server.access.Permission.SIGN_OFF;
import static dev.plumbline.server.access.Permission.TEST_ALERTS;
import static dev.plumbline.server.access.Permission.UNMASK;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The one table of which role may do what. */
public enum Role {
    /** SAP, or what stands between. */
    SENDER(SEND_IDOCS),
    VIEWER(SEE),
    /** Works with profiles and flows: sees what a single customer's data is when that is needed. */
    MARKETING(SEE, UNMASK, PREVIEW, HANDLE_EXCEPTIONS),
    /** Owns credit, payment and the accounts: decides about what is held, has to know of whom, and signs periods off. */
    FINANCE(SEE, SEE_PERSONAL_DATA, UNMASK, PREVIEW, HANDLE_EXCEPTIONS, DECIDE_HOLDS, SIGN_OFF),
    OPERATOR(
            SEND_IDOCS,
            SEE,
            SEE_PERSONAL_DATA,
            UNMASK,
            PREVIEW,
            HANDLE_EXCEPTIONS,
            DECIDE_HOLDS,
            REPLAY,
            CHANGE_MAPPING,
            BACKFILL,
            TEST_ALERTS),
    ADMIN(
            SEND_IDOCS,
            SEE,
            SEE_PERSONAL_DATA,
            UNMASK,
            PREVIEW,
            HANDLE_EXCEPTIONS,
            DECIDE_HOLDS,
            SIGN_OFF,
            REPLAY,
            CHANGE_MAPPING,
            BACKFILL,
            TEST_ALERTS,
            MANAGE_USERS,
            SEE_AUDIT);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** As it is written for people and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word; empty when there is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All words, as a message lists them. */
    static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
