package dev.plumbline.server.support;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import java.util.List;
import java.util.stream.Stream;

/** Mappings of sites. */
public final class Mappings {
    private static final MappingLoader LOADER = new MappingLoader(Dictionary.standard());
    private static final Mapping STANDARD = LOADER.standardMapping();

    private Mappings() {}

    /** The default mapping. */
    public static Mapping standard() {
        return STANDARD;
    }

    /** The usual contract, in the words of the default mapping. */
    public static Contract contract() {
        return STANDARD.contract();
    }

    /** These texts over the default mapping, the last one on top. */
    public static Mapping of(String... yaml) {
        List<Layer> layers =
                Stream.of(yaml).map(text -> new Layer("mapping.yaml", text)).toList();
        return switch (LOADER.load(layers)) {
            case Result.Good good -> good.mapping();
            case Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
