package dev.plumbline.server.words;

import dev.plumbline.mapping.source.Sources;
import dev.plumbline.server.exceptions.Cause;
import java.util.function.Supplier;

/** Says causes in the words of the business; what a message type is about is the mapping's to say. */
public final class Headlines {
    private final Supplier<Sources> sources;

    /** @param sources of the mapping in force */
    public Headlines(Supplier<Sources> sources) {
        this.sources = sources;
    }

    public Headline of(Cause cause) {
        return Headline.of(cause.example(), thingOf(cause.example()), cause.open());
    }

    public Thing thingOf(Cause.Example example) {
        return sources.get()
                .documentOf(example.messageType(), example.basicType())
                .map(Thing::of)
                .orElseGet(() -> Thing.ofAggregate(example.about()));
    }
}
