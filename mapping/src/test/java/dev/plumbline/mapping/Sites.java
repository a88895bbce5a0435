package dev.plumbline.mapping;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.yaml.Fault;
import java.util.ArrayList;
import java.util.List;

/** Mappings of sites for tests, and what they read. */
public final class Sites {
    private static final MappingLoader LOADER = new MappingLoader(Dictionary.standard());

    private Sites() {}

    /** The default mapping with these texts over it, which are without fault. */
    public static Mapping good(String... layers) {
        return switch (load(layers)) {
            case Result.Good good -> good.mapping();
            case Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    /** What is wrong with these texts; the first is called site.yaml, the second site2.yaml. */
    public static List<Fault> faults(String... layers) {
        return switch (load(layers)) {
            case Result.Good good -> List.of();
            case Result.Faulty faulty -> faulty.faults();
        };
    }

    private static Result load(String... layers) {
        List<Layer> all = new ArrayList<>();
        for (String text : layers) {
            all.add(new Layer(all.isEmpty() ? "site.yaml" : "site" + (all.size() + 1) + ".yaml", text));
        }
        return LOADER.load(all);
    }

    /** An IDoc of these segments, read as this document by the default mapping with this text over it. */
    public static Scope read(String mapping, SourceDocument document, Segment... segments) {
        return good(mapping).sources().read(Idoc.of(ControlRecord.EMPTY, segments), document);
    }

    /** A segment with these names and values of fields. */
    public static Segment.Builder segment(String name, String... fields) {
        Segment.Builder segment = Segment.named(name);
        for (int n = 0; n < fields.length; n += 2) {
            segment.with(fields[n], fields[n + 1]);
        }
        return segment;
    }
}
