package dev.plumbline.mapping.target;

import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.Occurrence.Kind;
import dev.plumbline.core.view.Wording;
import dev.plumbline.mapping.yaml.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Klaviyo is told, as a mapping says it. Immutable; safe to share. */
public final class Targets implements Wording {
    private final Profile profile;
    private final Map<Kind, List<Property>> events;
    private final Set<String> farewellNames;

    /**
     * A profile.
     *
     * @param attributes Klaviyo's own
     * @param location the parts of the address
     * @param properties custom ones
     * @param farewell what is told when it turns out to be another's
     */
    record Profile(
            List<Property> attributes, List<Property> location, List<Property> properties, List<Property> farewell) {
        Profile {
            attributes = List.copyOf(attributes);
            location = List.copyOf(location);
            properties = List.copyOf(properties);
            farewell = List.copyOf(farewell);
        }
    }

    /**
     * What makes a property.
     *
     * @param expression as it is written
     * @param place where
     */
    public record Maker(String expression, Place place) {}

    Targets(Profile profile, Map<Kind, List<Property>> events) {
        this.profile = profile;
        this.events = new EnumMap<>(events);
        this.farewellNames = profile.farewell().stream().map(Property::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public ProfileWords profile(CustomerView customer) {
        Map<String, Object> variables = Variables.OF_PROFILE.variables(customer);
        List<String> troubles = new ArrayList<>();
        return new ProfileWords(
                texts(profile.attributes(), variables, troubles),
                texts(profile.location(), variables, troubles),
                new Words(values(profile.properties(), variables, troubles), troubles));
    }

    @Override
    public Words farewell(CustomerView customer) {
        return words(profile.farewell(), Variables.OF_PROFILE.variables(customer));
    }

    @Override
    public Set<String> farewellNames() {
        return farewellNames;
    }

    @Override
    public boolean isNormal(String property, Object value) {
        return profile.properties().stream()
                .anyMatch(spec -> spec.name().equals(property) && !spec.spread() && spec.isNormal(value));
    }

    @Override
    public Words event(Occurrence occurrence) {
        return words(events.getOrDefault(occurrence.kind(), List.of()), Variables.of(occurrence));
    }

    /** What makes an attribute, a part of the address or a property of a profile; empty when nothing is called so. */
    public Optional<Maker> makerOfProfile(String name) {
        return maker(
                Stream.of(profile.attributes(), profile.location(), profile.properties(), profile.farewell())
                        .flatMap(List::stream),
                name);
    }

    /** What makes a property of an event; empty when none is called so. */
    public Optional<Maker> makerOfEvent(Kind kind, String name) {
        return maker(events.getOrDefault(kind, List.of()).stream(), name);
    }

    private static Optional<Maker> maker(Stream<Property> properties, String name) {
        return properties
                .filter(property -> property.spread()
                        ? name.startsWith(property.name())
                        : property.name().equals(name))
                .findFirst()
                .map(Property::expression)
                .map(expression -> new Maker(expression.text(), expression.place()));
    }

    private static Words words(List<Property> properties, Map<String, Object> variables) {
        List<String> troubles = new ArrayList<>();
        return new Words(values(properties, variables, troubles), troubles);
    }

    private static Map<String, Object> values(
            List<Property> properties, Map<String, Object> variables, List<String> troubles) {
        Map<String, Object> values = LinkedHashMap.newLinkedHashMap(properties.size());
        properties.forEach(property -> property.tell(variables, values::put, troubles));
        return values;
    }

    private static Map<String, String> texts(
            List<Property> properties, Map<String, Object> variables, List<String> troubles) {
        Map<String, String> texts = LinkedHashMap.newLinkedHashMap(properties.size());
        properties.forEach(
                property -> property.tell(variables, (name, value) -> texts.put(name, value.toString()), troubles));
        return texts;
    }
}
