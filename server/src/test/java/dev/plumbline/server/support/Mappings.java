package dev.plumbline.server.support;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import java.util.List;

/** Mappings of sites. */
public final class Mappings {
    private static final Mapping STANDARD = new MappingLoader(Dictionary.standard()).standardMapping();

    private Mappings() {}

    /** The default mapping. */
    public static Mapping standard() {
        return STANDARD;
    }

    /** The usual contract, in the words of the default mapping. */
    public static Contract contract() {
        return Contract.standard().with(STANDARD.targets());
    }

    /** This text over the default mapping. */
    public static Mapping of(String yaml) {
        return switch (new MappingLoader(Dictionary.standard()).load(List.of(new Layer("mapping.yaml", yaml)))) {
            case Result.Good good -> good.mapping();
            case Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
