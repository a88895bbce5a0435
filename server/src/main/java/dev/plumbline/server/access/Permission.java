package dev.plumbline.server.access;

/** What somebody may do. Which role may is said by {@link Role}, what takes it by {@link Routes}. */
public enum Permission {
    /** Post IDocs. */
    SEND_IDOCS,
    /** Look at everything but personal data, the audit log and who has access. */
    SEE,
    /** See names, addresses, e-mail addresses and phone numbers as they are. */
    SEE_PERSONAL_DATA,
    /** See those of one record, which is written down. */
    UNMASK,
    /** Try out what a mapping would make of IDocs; nothing changes. */
    PREVIEW,
    /** Assign, comment and put aside exceptions, and take note of findings. */
    HANDLE_EXCEPTIONS,
    DECIDE_HOLDS,
    /** Explain differences with Klaviyo, and sign periods off. */
    SIGN_OFF,
    REPLAY,
    CHANGE_MAPPING,
    BACKFILL,
    /** Send a test by a channel of alerts, which somebody then reads. */
    TEST_ALERTS,
    MANAGE_USERS,
    SEE_AUDIT
}
