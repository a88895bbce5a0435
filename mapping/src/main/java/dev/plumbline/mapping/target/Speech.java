package dev.plumbline.mapping.target;

import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.Breach.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What properties come to: values, what was left out of them and why. Used for one wording. */
final class Speech {
    private final Map<String, Object> variables;
    private final List<String> troubles = new ArrayList<>();
    private final List<Breach> breaches = new ArrayList<>();

    Speech(Map<String, Object> variables) {
        this.variables = variables;
    }

    /**
     * The values of some properties.
     *
     * @param values what is told
     * @param stays what Klaviyo keeps of what it was told, in place of what is left out now
     */
    record Said(Map<String, Object> values, Map<String, Object> stays) {}

    /** @param told what Klaviyo was told before, by name */
    Said say(List<Property> properties, Map<String, ?> told) {
        Said said = new Said(LinkedHashMap.newLinkedHashMap(properties.size()), new LinkedHashMap<>());
        properties.forEach(property -> say(property, told, said));
        return said;
    }

    private void say(Property property, Map<String, ?> told, Said said) {
        Optional<Object> value = valueOf(property);
        if (property.must().isPresent()) {
            new Gated(property, property.must().get(), told, said).say(value);
        } else if (value.isPresent()) {
            if (property.spread() && value.get() instanceof Map<?, ?> entries) {
                entries.forEach((key, entry) -> said.values().put(property.name() + key, entry));
            } else {
                said.values().put(property.name(), value.get());
            }
        }
    }

    private Optional<Object> valueOf(Property property) {
        try {
            return property.expression().value(variables);
        } catch (Expression.UnwordableException e) {
            troubles.add(property.name() + " was left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A property of which something is demanded. */
    private final class Gated {
        private final Property property;
        private final Must must;
        private final Map<String, ?> told;
        private final Said said;

        Gated(Property property, Must must, Map<String, ?> told, Said said) {
            this.property = property;
            this.must = must;
            this.told = told;
            this.said = said;
        }

        void say(Optional<Object> value) {
            if (property.spread() && value.orElse(null) instanceof Map<?, ?> entries && !entries.isEmpty()) {
                entries.forEach((key, entry) -> sayOne(property.name() + key, Optional.of(entry)));
            } else if (property.spread()) {
                sayOne(property.name(), Optional.empty());
            } else {
                sayOne(property.name(), value);
            }
        }

        private void sayOne(String name, Optional<Object> value) {
            List<Breach> found = must.breaches(name, value, Optional.ofNullable(told.get(name)));
            breaches.addAll(found);
            if (!found.isEmpty() && must.outcome() == Outcome.LEAVE_OUT) {
                told.forEach((known, before) -> {
                    if (known.equals(name) || (value.isEmpty() && property.isCalled(known))) {
                        said.stays().put(known, before);
                    }
                });
            } else {
                value.ifPresent(something -> said.values().put(name, something));
            }
        }
    }

    List<String> troubles() {
        return troubles;
    }

    List<Breach> breaches() {
        return breaches;
    }
}
