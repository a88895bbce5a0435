package dev.plumbline.server.support;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocWriter;
import dev.plumbline.idoc.Segment;
import java.util.List;
import java.util.stream.IntStream;

/** Invented IDocs as SAP would send them, for tests that do not care what they say. */
public final class Idocs {
    private Idocs() {}

    /** A stock report that is unlike that of any other number. */
    public static Idoc idoc(int number) {
        ControlRecord control = Sap.control(number, "INVCON", "INVCON02")
                .serialization("20260302090000")
                .build();
        return Idoc.of(
                control,
                Segment.named("E1ICSL0")
                        .with("MATNR", "%018d".formatted(number))
                        .with("WERKS", "1000")
                        .with("LGORT", "0001")
                        .with("LABST", "5.000")
                        .build());
    }

    /** Rising numbers from 1. */
    public static List<Idoc> idocs(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Idocs::idoc).toList();
    }

    public static byte[] xml(Idoc... idocs) {
        return IdocWriter.xml().toBytes(List.of(idocs));
    }

    public static byte[] flat(Idoc... idocs) {
        return IdocWriter.flat(Dictionary.standard()).toBytes(List.of(idocs));
    }
}
