package dev.plumbline.bench.idoc;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Field;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.ReadResult;
import dev.plumbline.idoc.Segment;
import java.util.List;

/** The way of a message through our reader, end to end as the server goes it: cut into pieces, each read. */
final class Plumbline {
    private final IdocReader reader = new IdocReader(Dictionary.standard());

    Seen read(byte[] content) {
        Idoc idoc = idoc(content);
        return new Seen(idoc.segmentCount(), idoc.segments("E1EDK01").getFirst().text("BELNR"));
    }

    /** Our values are made when they are asked for, those of the peers at once; so this asks for every one. */
    int everyField(byte[] content) {
        return lengths(idoc(content).segments());
    }

    Idoc idoc(byte[] content) {
        List<IdocReader.Item> items = reader.stream(content).toList();
        if (items.size() == 1 && items.getFirst().result() instanceof ReadResult.Read(Idoc idoc)) {
            return idoc;
        }
        throw new IllegalStateException("the sample is no single good IDoc: " + items);
    }

    private static int lengths(List<Segment> segments) {
        int sum = 0;
        for (Segment segment : segments) {
            for (Field field : segment.fields()) {
                sum += field.value().length();
            }
            sum += lengths(segment.children());
        }
        return sum;
    }
}
