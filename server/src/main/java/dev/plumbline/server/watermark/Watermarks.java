package dev.plumbline.server.watermark;

import dev.plumbline.server.inbox.Admission;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is watched. Nothing comes in while any of it refuses. */
public final class Watermarks implements Admission {
    private final List<Watermark> watched;
    private final Map<Subject, String> unwatched;

    /** @param unwatched why the others are not watched */
    Watermarks(Collection<Watermark> watched, Map<Subject, String> unwatched) {
        this.watched = List.copyOf(watched);
        this.unwatched = Map.copyOf(unwatched);
    }

    @Override
    public Optional<String> refusal() {
        return watched.stream()
                .map(Watermark::refusal)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Only a full disk breaks off what has begun: what piles up may pile up a little more. */
    @Override
    public Optional<String> stop() {
        return watched.stream()
                .filter(mark -> mark.subject() == Subject.DISK)
                .map(Watermark::refusal)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** How each stands, by its name in the settings. */
    public Map<String, WatermarkStatus> status() {
        Map<String, WatermarkStatus> status = new LinkedHashMap<>();
        for (Subject subject : Subject.values()) {
            Optional.ofNullable(unwatched.get(subject))
                    .ifPresent(why -> status.put(subject.inShort(), WatermarkStatus.unwatched(why)));
            watched.stream()
                    .filter(mark -> mark.subject() == subject)
                    .forEach(mark -> status.put(subject.inShort(), mark.status()));
        }
        return Collections.unmodifiableMap(status);
    }

    List<Watermark> watched() {
        return watched;
    }
}
