package dev.plumbline.core.command;

import java.util.Optional;

/**
 * Something that Klaviyo is to be told. Commands of one lane are told in the order in which they were made, the next one only
 * after the one before was accepted (invariant I3).
 */
public sealed interface Command
        permits TrackEvent, UpsertProfile, UpsertCatalogItem, UpsertCatalogVariant, SetStock, SetPublished {

    /** The Klaviyo account that is told, by the name that the configuration gives it. */
    String account();

    /** The lane that keeps this command's order: a profile or a catalog entry. */
    String lane();

    /**
     * What this command belongs to beyond its lane: when one command of a thread is refused for good, the later ones of the thread
     * make no sense without it and wait with it, while the rest of the lane goes on. Empty when nothing hangs together.
     */
    Optional<String> thread();

    /**
     * Whether it says all that a command of its kind and lane can say, so that an accepted one makes up for an older one that was
     * refused. An event is not like that: each says something of its own.
     */
    boolean isWholeState();
}
