package dev.plumbline.core.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The attributes of a profile that SAP owns, all of them as they are now. Never consent (invariant I8).
 *
 * @param attributes Klaviyo's own attributes: {@code email}, {@code phone_number}, {@code first_name}, {@code last_name},
 *     {@code organization}, {@code locale}; absent means unknown to SAP and leaves Klaviyo's value alone
 * @param location {@code address1}, {@code city}, {@code zip}, {@code region}, {@code country}; absent likewise
 * @param properties custom properties, named as configured; values are strings, numbers, booleans and lists of such
 * @param unset names of custom properties that Klaviyo was told once and is not to have any more; said with every state from then on, so
 *     that a later state makes up for a refused one in this too
 */
public record UpsertProfile(
        ProfileKey profile,
        Map<String, String> attributes,
        Map<String, String> location,
        Map<String, Object> properties,
        SortedSet<String> unset)
        implements Command {

    public UpsertProfile {
        unset = Collections.unmodifiableSortedSet(new TreeSet<>(unset));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        location = Collections.unmodifiableMap(new LinkedHashMap<>(location));
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** A state with nothing to unset. */
    public UpsertProfile(
            ProfileKey profile,
            Map<String, String> attributes,
            Map<String, String> location,
            Map<String, Object> properties) {
        this(profile, attributes, location, properties, new TreeSet<>());
    }

    @Override
    public String account() {
        return profile.account();
    }

    @Override
    public String lane() {
        return profile.lane();
    }

    /** A later state of the profile is whole in itself, so nothing waits for a refused one. */
    @Override
    public Optional<String> thread() {
        return Optional.empty();
    }

    @Override
    public boolean isWholeState() {
        return true;
    }
}
