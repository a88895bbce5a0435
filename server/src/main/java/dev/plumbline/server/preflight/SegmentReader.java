package dev.plumbline.server.preflight;

import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoException;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.ProfileQuery;
import dev.plumbline.klaviyo.Segment;
import dev.plumbline.klaviyo.StoredProfile;
import dev.plumbline.klaviyo.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads segments of one account. A million members cost no more than ten: only profiles that matter are asked about. */
final class SegmentReader {
    private final KlaviyoClient klaviyo;

    SegmentReader(KlaviyoClient klaviyo) {
        this.klaviyo = klaviyo;
    }

    /**
     * The segment of that name.
     *
     * @throws KlaviyoException when Klaviyo does not answer
     */
    Optional<Segment> named(String name) {
        return Walk.items(() -> klaviyo.segmentsNamed(name), klaviyo::segments)
                .filter(segment -> segment.name().equals(name))
                .findFirst();
    }

    /** How many members it has; empty when Klaviyo does not say, which is no reason not to answer. */
    Optional<Long> sizeOf(Segment segment) {
        return switch (klaviyo.segment(segment.id())) {
            case KlaviyoResponse.Success<Segment> success -> success.value().size();
            case KlaviyoResponse.Failed<Segment> _ -> Optional.empty();
        };
    }

    /**
     * Those of these customers that are members: Klaviyo's profile ids by their external ids.
     *
     * @throws KlaviyoException when Klaviyo does not answer
     */
    SortedMap<String, String> members(Segment segment, Collection<String> externalIds) {
        SortedMap<String, String> members = new TreeMap<>();
        for (List<String> some : hundreds(List.copyOf(externalIds))) {
            Map<String, String> externalIdsById = Walk.items(
                            () -> klaviyo.profiles(ProfileQuery.byExternalIds(some)), klaviyo::profiles)
                    .filter(profile -> profile.externalId().isPresent())
                    .collect(Collectors.toMap(
                            StoredProfile::id, profile -> profile.externalId().get(), (one, other) -> one));
            if (!externalIdsById.isEmpty()) {
                Walk.items(
                                () -> klaviyo.segmentProfiles(segment.id(), externalIdsById.keySet()),
                                klaviyo::segmentProfiles)
                        .map(StoredProfile::id)
                        .filter(externalIdsById::containsKey)
                        .forEach(id -> members.put(externalIdsById.get(id), id));
            }
        }
        return members;
    }

    private static List<List<String>> hundreds(List<String> all) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ProfileQuery.MAXIMUM_IDENTIFIERS) {
            parts.add(all.subList(from, Math.min(all.size(), from + ProfileQuery.MAXIMUM_IDENTIFIERS)));
        }
        return parts;
    }
}
