package dev.plumbline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import java.util.List;

/** What comes of a site's file over the default mapping. */
public final class Layers {
    private static final MappingLoader LOADER = new MappingLoader(Dictionary.standard());

    private Layers() {}

    public static Mapping good(String yaml) {
        return switch (load(yaml)) {
            case Result.Good good -> good.mapping();
            case Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    /** All faults, each as a person reads it. */
    public static List<String> faults(String yaml) {
        return switch (load(yaml)) {
            case Result.Good good -> List.of();
            case Result.Faulty faulty ->
                faulty.faults().stream().map(Object::toString).toList();
        };
    }

    /** The only fault. */
    public static String fault(String yaml) {
        List<String> faults = faults(yaml);
        assertThat(faults).hasSize(1);
        return faults.getFirst();
    }

    private static Result load(String yaml) {
        return LOADER.load(List.of(new Layer("mapping.yaml", yaml)));
    }
}
