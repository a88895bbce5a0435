package dev.plumbline.server.delivery;

import dev.plumbline.core.command.UpsertProfile;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of a profile is sent: all of it, or less when Klaviyo does not take an identifier of it. The customer number always is. A
 * form is remembered while its command is tried; after a crash the whole profile is tried first again.
 *
 * @param without the identifiers that are left out
 * @param conflicts how often Klaviyo has answered that an identifier is another profile's
 * @param owner Klaviyo's id of a profile that has one of the identifiers, where Klaviyo named one
 * @param badPhone what was said against the phone number, empty when nothing was
 */
record ProfileForm(Set<Identifier> without, int conflicts, Optional<String> owner, Optional<String> badPhone) {
    static final ProfileForm WHOLE = new ProfileForm(Set.of(), 0, Optional.empty(), Optional.empty());

    /** Another profile may be giving the identifier up at this moment, so the same is sent again so often. */
    private static final int PATIENCE = 3;

    ProfileForm {
        without = Set.copyOf(without);
    }

    /** What Klaviyo knows a profile by beside the customer number. */
    enum Identifier {
        EMAIL("email", "e-mail address"),
        PHONE("phone_number", "phone number");

        private final String attribute;
        private final String words;

        Identifier(String attribute, String words) {
            this.attribute = attribute;
            this.words = words;
        }

        /** Klaviyo's name of it. */
        String attribute() {
            return attribute;
        }

        /** Its name for people. */
        String words() {
            return words;
        }

        static Set<Identifier> of(UpsertProfile upsert) {
            return Arrays.stream(values())
                    .filter(identifier -> upsert.attributes().containsKey(identifier.attribute))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Identifier.class)));
        }
    }

    /** Whether the next conflict will be answered by sending less. */
    private boolean isPatient() {
        return conflicts < PATIENCE;
    }

    /** The identifiers that were left out because they are another profile's, in a fixed order. */
    List<Identifier> conflicting() {
        if (conflicts <= PATIENCE) {
            return List.of();
        }
        return Arrays.stream(Identifier.values())
                .filter(without::contains)
                .filter(identifier -> identifier != Identifier.PHONE || badPhone.isEmpty())
                .toList();
    }

    /** What is sent of a profile in this form. */
    UpsertProfile of(UpsertProfile upsert) {
        return without.isEmpty()
                ? upsert
                : new UpsertProfile(
                        upsert.profile(),
                        upsert.attributes().entrySet().stream()
                                .filter(entry -> without.stream()
                                        .noneMatch(left -> left.attribute().equals(entry.getKey())))
                                .collect(Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue())),
                        upsert.location(),
                        upsert.properties(),
                        upsert.unset());
    }

    /**
     * The form after one more conflict: the same while there is patience, then with less. Empty when nothing is left that could be
     * left out.
     *
     * @param named the profile that Klaviyo named this time
     */
    Optional<ProfileForm> afterConflict(UpsertProfile upsert, Optional<String> named) {
        Optional<String> latest = named.or(() -> owner);
        return (isPatient() ? Optional.of(without) : less(Identifier.of(upsert)))
                .map(left -> new ProfileForm(left, conflicts + 1, latest, badPhone));
    }

    /** Klaviyo does not say which identifier is another's: the one that would be missed less is left out first. */
    private Optional<Set<Identifier>> less(Set<Identifier> given) {
        List<Set<Identifier>> reductions;
        if (given.size() < 2) {
            reductions = given.isEmpty() ? List.of() : List.of(given);
        } else if (badPhone.isPresent()) {
            reductions = List.of(given);
        } else {
            reductions = List.of(Set.of(Identifier.PHONE), Set.of(Identifier.EMAIL), given);
        }
        return reductions.stream().skip(reductions.indexOf(without) + 1L).findFirst();
    }

    /** Klaviyo may have named the very profile that it then took: that one is nobody else's. */
    ProfileForm takenAs(Optional<String> profileId) {
        return new ProfileForm(without, conflicts, owner.filter(id -> !profileId.equals(Optional.of(id))), badPhone);
    }

    /** The form without a phone number that Klaviyo does not take for one; empty when it was left out already. */
    Optional<ProfileForm> afterBadPhone(String said) {
        Set<Identifier> left = EnumSet.of(Identifier.PHONE);
        left.addAll(without);
        return without.contains(Identifier.PHONE)
                ? Optional.empty()
                : Optional.of(new ProfileForm(left, conflicts, owner, Optional.of(said)));
    }
}
