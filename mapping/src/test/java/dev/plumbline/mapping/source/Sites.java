package dev.plumbline.mapping.source;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.mapping.yaml.Fault;
import java.util.List;

/** Mappings of sites over the default one, for tests, and IDocs to read by them. */
final class Sites {
    private Sites() {}

    static Sources sources(String yaml) {
        return switch (load(yaml)) {
            case Result.Good good -> good.mapping().sources();
            case Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    static List<String> faults(String yaml) {
        return switch (load(yaml)) {
            case Result.Good good -> List.of();
            case Result.Faulty faulty ->
                faulty.faults().stream().map(Fault::message).toList();
        };
    }

    private static Result load(String yaml) {
        return new MappingLoader(Dictionary.standard()).load(List.of(new Layer("mapping.yaml", yaml)));
    }

    static Idoc delivery(String messageType, Segment... segments) {
        return Idoc.of(ControlRecord.builder().messageType(messageType).build(), segments);
    }

    /** A segment with fields, each followed by its value. */
    static Segment.Builder segment(String name, String... fields) {
        Segment.Builder segment = Segment.named(name);
        for (int i = 0; i < fields.length; i += 2) {
            segment.with(fields[i], fields[i + 1]);
        }
        return segment;
    }
}
