package dev.plumbline.klaviyo;

import java.util.Optional;

/** What an update does to one attribute. Klaviyo keeps what is left out and clears what is {@code null}: two things, so two cases. */
public sealed interface Change<T> {

    /** Leave it as it is: the attribute is not sent. */
    record Keep<T>() implements Change<T> {}

    /** Remove the value: {@code null} is sent. */
    record Clear<T>() implements Change<T> {}

    /** Replace the value. */
    record Set<T>(T value) implements Change<T> {
        @Override
        public String toString() {
            return "Set(…)";
        }
    }

    static <T> Change<T> keep() {
        return new Keep<>();
    }

    static <T> Change<T> clear() {
        return new Clear<>();
    }

    static <T> Change<T> set(T value) {
        return new Set<>(value);
    }

    /** Sets the value if there is one, and clears the attribute otherwise. */
    static <T> Change<T> setOrClear(Optional<T> value) {
        return value.<Change<T>>map(Set::new).orElseGet(Clear::new);
    }

    /** Sets the value if there is one, and keeps the attribute otherwise. */
    static <T> Change<T> setOrKeep(Optional<T> value) {
        return value.<Change<T>>map(Set::new).orElseGet(Keep::new);
    }

    default boolean keeps() {
        return this instanceof Keep;
    }
}
