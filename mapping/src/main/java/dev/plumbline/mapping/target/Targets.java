package dev.plumbline.mapping.target;

import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.Occurrence.Kind;
import dev.plumbline.core.view.Verdict;
import dev.plumbline.core.view.Wording;
import dev.plumbline.mapping.yaml.Place;
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
    private static final Set<String> OF_PROFILES = Set.of("targets.profile");

    private final Profile profile;
    private final Map<Kind, List<Property>> events;
    private final Map<Kind, Set<String>> parts;
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

    /** A demand, and what becomes of what does not meet it. */
    public record GateInForce(Breach.Gate gate, Breach.Outcome outcome) {}

    /**
     * What makes a property.
     *
     * @param expression as it is written
     * @param place where
     */
    public record Maker(String expression, Place place) {}

    /**
     * An attribute or a property, for a table of all.
     *
     * @param target what has it: {@code Profile}, or the name of an event in the mapping
     * @param name Klaviyo's name of it
     * @param expression what makes it
     * @param place where the mapping says so
     * @param demands what is demanded of it, in the mapping's words
     */
    public record Line(String target, String name, String expression, Place place, List<String> demands) {
        private static Line of(String target, Property property) {
            return new Line(
                    target,
                    property.name() + (property.spread() ? "*" : ""),
                    property.expression().text(),
                    property.expression().place(),
                    property.must().map(Must::gates).orElse(List.of()));
        }
    }

    /** All that is told, in the order of the mapping. */
    public List<Line> lines() {
        return Stream.concat(
                        Stream.of(profile.attributes(), profile.location(), profile.properties())
                                .flatMap(List::stream)
                                .map(property -> Line.of("Profile", property)),
                        Stream.of(Kind.values())
                                .flatMap(kind -> events.getOrDefault(kind, List.of()).stream()
                                        .map(property -> Line.of(TargetsReader.key(kind), property))))
                .toList();
    }

    Targets(Profile profile, Map<Kind, List<Property>> events) {
        this.profile = profile;
        this.events = new EnumMap<>(events);
        this.parts = Stream.of(Kind.values())
                .collect(Collectors.toUnmodifiableMap(
                        kind -> kind,
                        kind -> Stream.<Enum<?>>concat(Stream.of(kind), Base.of(kind).stream())
                                .map(part -> "targets.events." + TargetsReader.key(part))
                                .collect(Collectors.toUnmodifiableSet())));
        this.farewellNames = profile.farewell().stream().map(Property::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public ProfileWords profile(CustomerView customer, Known told) {
        Speech speech = new Speech(Variables.OF_PROFILE.variables(customer));
        Speech.Said attributes = speech.say(profile.attributes(), told.attributes());
        Speech.Said location = speech.say(profile.location(), told.location());
        Speech.Said properties = speech.say(profile.properties(), told.properties());
        Known stays = new Known(texts(attributes.stays()), texts(location.stays()), properties.stays());
        return new ProfileWords(
                texts(attributes.values()),
                texts(location.values()),
                words(properties, speech, OF_PROFILES),
                stays.equals(Known.NOTHING) ? Known.NOTHING : stays);
    }

    @Override
    public Words farewell(CustomerView customer) {
        return words(profile.farewell(), Variables.OF_PROFILE.variables(customer), OF_PROFILES);
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
        return words(
                events.getOrDefault(occurrence.kind(), List.of()),
                Variables.of(occurrence),
                parts.getOrDefault(occurrence.kind(), Set.of()));
    }

    @Override
    public boolean isNamed(String property) {
        return Stream.of(profile.properties(), profile.farewell())
                .flatMap(List::stream)
                .anyMatch(spec -> spec.isCalled(property));
    }

    /** What is demanded of properties: each demand once, in the order of the mapping. */
    public List<GateInForce> gates() {
        return Stream.concat(
                        Stream.of(profile.attributes(), profile.location(), profile.properties()),
                        Stream.of(Kind.values()).map(kind -> events.getOrDefault(kind, List.of())))
                .flatMap(List::stream)
                .flatMap(spec -> spec.must().stream())
                .distinct()
                .flatMap(must -> must.gates().stream()
                        .map(word -> new GateInForce(new Breach.Gate(must.path(), word), must.outcome())))
                .toList();
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
                .filter(property -> property.isCalled(name))
                .findFirst()
                .map(Property::expression)
                .map(expression -> new Maker(expression.text(), expression.place()));
    }

    private static Words words(List<Property> properties, Map<String, Object> variables, Set<String> of) {
        Speech speech = new Speech(variables);
        return words(speech.say(properties, Map.of()), speech, of);
    }

    private static Words words(Speech.Said said, Speech speech, Set<String> of) {
        return new Words(said.values(), speech.troubles(), new Verdict(of, speech.breaches()));
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }
}
