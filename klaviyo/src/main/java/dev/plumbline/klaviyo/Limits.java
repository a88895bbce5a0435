package dev.plumbline.klaviyo;

import java.time.Instant;
import java.time.Period;

/**
 * Klaviyo's documented limits for what is sent. Where Klaviyo says KB or MB, the decimal reading is taken, which is the smaller one.
 */
public final class Limits {
    /** A whole request body, before compression. */
    public static final int BODY_BYTES = 5_000_000;

    public static final int EVENTS_PER_REQUEST = 1_000;
    public static final int PROFILES_PER_REQUEST = 10_000;
    public static final int CATALOG_ROWS_PER_REQUEST = 100;

    /** Catalog bulk jobs that may be unfinished at one time, per account. */
    public static final int UNFINISHED_CATALOG_JOBS = 500;

    /** One profile of an import, single or bulk. */
    public static final int PROFILE_BYTES = 100_000;

    public static final int METADATA_BYTES = 100_000;
    public static final int METRIC_NAME_CHARACTERS = 127;
    public static final int UNIQUE_ID_CHARACTERS = 255;
    public static final int EMAIL_CHARACTERS = 100;
    public static final int EVENT_PROPERTIES = 400;
    public static final int STRING_BYTES = 100_000;
    public static final int ARRAY_ITEMS = 4_000;

    /** Objects and arrays within each other, the properties object itself included. */
    public static final int NESTING_LEVELS = 10;

    public static final Instant EARLIEST_EVENT = Instant.parse("1990-01-01T00:00:00Z");

    /** How far in the future an event may lie. */
    public static final Period LATEST_EVENT = Period.ofDays(365);

    private Limits() {}
}
