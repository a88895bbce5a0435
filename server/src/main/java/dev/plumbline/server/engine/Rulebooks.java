package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.mapping.InForce;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.translate.Pieces;
import java.util.function.Supplier;

/** The rulebook of the mapping and the layouts that are in force, made anew when others are. Safe for several threads. */
final class Rulebooks implements Supplier<Rulebook> {
    private final MappingDesk desk;
    private final ExtractFormats formats;
    private volatile Made last;

    Rulebooks(MappingDesk desk, ExtractFormats formats) {
        this.desk = desk;
        this.formats = formats;
        this.last = made(desk.inForce());
    }

    /** A rulebook and what it was made of. */
    private record Made(InForce of, Rulebook rulebook) {}

    @Override
    public Rulebook get() {
        InForce now = desk.inForce();
        Made known = last;
        if (!known.of().isAs(now)) {
            known = made(now);
            last = known;
        }
        return known.rulebook();
    }

    private Made made(InForce now) {
        Mapping mapping = now.mapping();
        return new Made(
                now,
                new Rulebook(
                        mapping.version(), Pieces.by(mapping, now.reader(), formats), new Mirror(mapping.contract())));
    }
}
