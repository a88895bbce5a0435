package dev.plumbline.server.preview;

import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A wording that notes what became which words, since a command does not say what happened. For one preview. */
final class NotedWording implements Wording {
    private final Wording wording;
    private final Map<Map<String, Object>, Occurrence.Kind> kinds = new HashMap<>();

    NotedWording(Wording wording) {
        this.wording = wording;
    }

    /** What had happened where these are the event's properties; empty when that was worded before the preview. */
    Optional<Occurrence.Kind> kindOf(Map<String, Object> properties) {
        return Optional.ofNullable(kinds.get(properties));
    }

    @Override
    public Words event(Occurrence occurrence) {
        Words words = wording.event(occurrence);
        kinds.put(words.properties(), occurrence.kind());
        return words;
    }

    @Override
    public ProfileWords profile(CustomerView customer, Known told) {
        return wording.profile(customer, told);
    }

    @Override
    public Words farewell(CustomerView customer) {
        return wording.farewell(customer);
    }

    @Override
    public Set<String> farewellNames() {
        return wording.farewellNames();
    }

    @Override
    public boolean isNamed(String property) {
        return wording.isNamed(property);
    }

    @Override
    public boolean isNormal(String property, Object value) {
        return wording.isNormal(property, value);
    }
}
