package dev.plumbline.mapping.target;

import dev.plumbline.core.view.Occurrence.Kind;
import dev.plumbline.mapping.target.ExpressionCompiler.Scope;
import dev.plumbline.mapping.target.MustReader.Gated;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Reads the section {@code targets} of one mapping. */
final class TargetsReader {
    private static final String PROFILE = "profile";
    private static final String EVENTS = "events";
    private static final String ATTRIBUTES = "attributes";
    private static final String LOCATION = "location";
    private static final String PROPERTIES = "properties";
    private static final String SHARED = "shared";

    static final List<String> KLAVIYOS_ATTRIBUTES =
            List.of("email", "phone_number", "first_name", "last_name", "organization", "locale");
    static final List<String> KLAVIYOS_LOCATION = List.of("address1", "city", "zip", "region", "country");

    private final ExpressionCompiler compiler;
    private final Faults faults;

    TargetsReader(Dialect dialect, Faults faults) {
        this.compiler = new ExpressionCompiler(dialect, faults);
        this.faults = faults;
    }

    /**
     * Reads the whole section.
     *
     * @param path the section's own name, for the faults
     */
    Targets read(Node.Mapping section, String path) {
        Node.requireKnown(section, path, List.of(PROFILE, EVENTS), faults);
        return new Targets(
                profile(section.part(PROFILE, path, faults), path + "." + PROFILE),
                events(section.part(EVENTS, path, faults), path + "." + EVENTS));
    }

    private Targets.Profile profile(Node.Mapping profile, String path) {
        Node.requireKnown(profile, path, List.of(ATTRIBUTES, LOCATION, PROPERTIES, SHARED), faults);
        Scope scope = compiler.over(Variables.OF_PROFILE);
        PropertyReader reader = new PropertyReader(compiler, scope, Gated.PROFILE, faults);
        Node.Mapping shared = profile.part(SHARED, path, faults);
        Node.requireKnown(shared, path + "." + SHARED, List.of(PROPERTIES), faults);
        return new Targets.Profile(
                reader.texts(profile.part(ATTRIBUTES, path, faults), path + "." + ATTRIBUTES, KLAVIYOS_ATTRIBUTES),
                reader.texts(profile.part(LOCATION, path, faults), path + "." + LOCATION, KLAVIYOS_LOCATION),
                reader.properties(profile.part(PROPERTIES, path, faults), path + "." + PROPERTIES),
                new PropertyReader(compiler, scope, Gated.FAREWELL, faults)
                        .properties(
                                shared.part(PROPERTIES, path + "." + SHARED, faults),
                                path + "." + SHARED + "." + PROPERTIES));
    }

    private Map<Kind, List<Property>> events(Node.Mapping events, String path) {
        List<String> known = new ArrayList<>();
        Map<Base, List<Property>> bases = new EnumMap<>(Base.class);
        for (Base base : Base.values()) {
            known.add(key(base));
            bases.put(base, own(events, path, key(base), compiler.over(Variables.of(base))));
        }
        Map<Struct<?>, Scope> scopes = new HashMap<>();
        Map<Kind, List<Property>> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            known.add(key(kind));
            Scope scope = scopes.computeIfAbsent(Variables.of(kind), compiler::over);
            SequencedMap<String, Property> properties = new LinkedHashMap<>();
            Base.of(kind)
                    .forEach(base -> bases.getOrDefault(base, List.of())
                            .forEach(property -> properties.put(property.name(), property)));
            // What an event says itself counts, also that it has no such property.
            properties(events, path, key(kind)).entries().keySet().forEach(properties::remove);
            own(events, path, key(kind), scope).forEach(property -> properties.put(property.name(), property));
            all.put(kind, List.copyOf(properties.values()));
        }
        Node.requireKnown(events, path, known, faults);
        return all;
    }

    private List<Property> own(Node.Mapping events, String path, String name, Scope scope) {
        Node.requireKnown(events.part(name, path, faults), path + "." + name, List.of(PROPERTIES), faults);
        return new PropertyReader(compiler, scope, Gated.EVENT, faults)
                .properties(properties(events, path, name), path + "." + name + "." + PROPERTIES);
    }

    private Node.Mapping properties(Node.Mapping events, String path, String name) {
        return events.part(name, path, faults).part(PROPERTIES, path + "." + name, faults);
    }

    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
