package dev.plumbline.core.aggregate;

import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.Breach.Outcome;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.Verdict;
import dev.plumbline.core.view.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The plain wording with demands of single properties. */
final class GatedWording implements Wording {
    static final String OF_PROFILE = "targets.profile.properties.";
    static final String OF_EVENTS = "targets.events.order.properties.";

    private final Wording plain = new PlainWording();
    private final List<Demand> demands;

    GatedWording(Demand... demands) {
        this.demands = List.of(demands);
    }

    /** @param path where the mapping says so, without the name */
    record Demand(String path, String name, Predicate<Object> allowed, Outcome outcome) {
        static Demand ofProfile(String name, Object allowed, Outcome outcome) {
            return new Demand(OF_PROFILE, name, allowed::equals, outcome);
        }

        static Demand ofEvents(String name, Object allowed, Outcome outcome) {
            return new Demand(OF_EVENTS, name, allowed::equals, outcome);
        }
    }

    /** Takes what is left out away; what was told of it before stays. */
    private List<Breach> judge(
            String path, Map<String, Object> properties, Map<String, Object> told, Map<String, Object> stays) {
        List<Breach> breaches = new ArrayList<>();
        for (Demand demand : demands) {
            Object value = properties.get(demand.name());
            if (demand.path().equals(path) && value != null && !demand.allowed().test(value)) {
                breaches.add(new Breach(
                        path + demand.name(),
                        "be",
                        demand.name(),
                        demand.outcome(),
                        "expected another",
                        value.toString()));
                if (demand.outcome() == Outcome.LEAVE_OUT) {
                    properties.remove(demand.name());
                    if (told.containsKey(demand.name())) {
                        stays.put(demand.name(), Objects.requireNonNull(told.get(demand.name())));
                    }
                }
            }
        }
        return breaches;
    }

    @Override
    public ProfileWords profile(CustomerView customer, Known told) {
        ProfileWords words = plain.profile(customer, told);
        Map<String, Object> properties = new LinkedHashMap<>(words.words().properties());
        Map<String, Object> stays = new HashMap<>();
        List<Breach> breaches = judge(OF_PROFILE, properties, told.properties(), stays);
        return new ProfileWords(
                words.attributes(),
                words.location(),
                new Words(properties, List.of(), new Verdict(Set.of("targets.profile"), breaches)),
                new Known(Map.of(), Map.of(), stays));
    }

    @Override
    public Words event(Occurrence occurrence) {
        Map<String, Object> properties =
                new LinkedHashMap<>(plain.event(occurrence).properties());
        List<Breach> breaches = judge(OF_EVENTS, properties, Map.of(), new HashMap<>());
        return new Words(properties, List.of(), new Verdict(Set.of("targets.events.order"), breaches));
    }

    @Override
    public Words farewell(CustomerView customer) {
        Words words = plain.farewell(customer);
        return new Words(words.properties(), List.of(), new Verdict(Set.of("targets.profile"), List.of()));
    }

    @Override
    public Set<String> farewellNames() {
        return plain.farewellNames();
    }

    @Override
    public boolean isNamed(String property) {
        return plain.isNamed(property);
    }

    @Override
    public boolean isNormal(String property, Object value) {
        return plain.isNormal(property, value);
    }
}
