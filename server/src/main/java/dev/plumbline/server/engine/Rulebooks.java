package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.translate.Pieces;
import java.util.function.Supplier;

/** The rulebook of the mapping that is in force, made anew when another one is. Safe for several threads. */
final class Rulebooks implements Supplier<Rulebook> {
    private final MappingDesk desk;
    private final IdocReader reader;
    private final ExtractFormats formats;
    private volatile Rulebook last;

    Rulebooks(MappingDesk desk, IdocReader reader, ExtractFormats formats) {
        this.desk = desk;
        this.reader = reader;
        this.formats = formats;
        this.last = made(desk.current());
    }

    @Override
    public Rulebook get() {
        Mapping mapping = desk.current();
        Rulebook known = last;
        if (known.mapping().equals(mapping.version())) {
            return known;
        }
        Rulebook made = made(mapping);
        last = made;
        return made;
    }

    private Rulebook made(Mapping mapping) {
        return new Rulebook(mapping.version(), Pieces.by(mapping, reader, formats), new Mirror(mapping.contract()));
    }
}
