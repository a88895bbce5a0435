package dev.plumbline.bench.idoc;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Field;
import dev.plumbline.idoc.SegmentLayout;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.beanio.BeanReader;
import org.beanio.StreamFactory;
import org.beanio.builder.Align;
import org.beanio.builder.FieldBuilder;
import org.beanio.builder.FixedLengthParserBuilder;
import org.beanio.builder.RecordBuilder;
import org.beanio.builder.StreamBuilder;

/**
 * BeanIO with a mapping of fixed lengths, each record into a map. To its advantage the mapping has only those fields that the
 * sample fills; one for real messages needs every field.
 */
final class BeanIoReading {
    private static final String STREAM = "idoc";

    private final StreamFactory factory = StreamFactory.newInstance();

    BeanIoReading() {
        StreamBuilder stream = new StreamBuilder(STREAM)
                .format("fixedlength")
                .parser(new FixedLengthParserBuilder())
                .readOnly();
        stream.addRecord(control());
        filled().forEach((segment, fields) -> stream.addRecord(data(segment, fields)));
        factory.define(stream);
    }

    Seen read(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int segments = -1; // The control record is a record and no segment.
        String orderNumber = "";
        try (BeanReader reader = factory.createReader(STREAM, new StringReader(text))) {
            for (Object read = reader.read(); read != null; read = reader.read()) {
                segments++;
                if (reader.getRecordName().equals("E1EDK01") && read instanceof Map<?, ?> values) {
                    orderNumber = String.valueOf(values.get("BELNR"));
                }
            }
        }
        return new Seen(segments, orderNumber);
    }

    private static Map<String, Set<String>> filled() {
        Map<String, Set<String>> filled = new LinkedHashMap<>();
        SampleIdoc.idoc().walk().forEach(segment -> {
            Set<String> fields = filled.computeIfAbsent(segment.name(), name -> new LinkedHashSet<>());
            segment.fields().stream().map(Field::name).forEach(fields::add);
        });
        return filled;
    }

    private static RecordBuilder control() {
        return record("EDI_DC40", 524)
                .addField(name("EDI_DC40", 10))
                .addField(field("DOCNUM", 13, 16))
                .addField(field("IDOCTYP", 39, 30))
                .addField(field("MESTYP", 99, 30));
    }

    private static RecordBuilder data(String segment, Set<String> fields) {
        SegmentLayout layout = Dictionary.standard().find(segment).orElseThrow();
        RecordBuilder record = record(segment, 63 + layout.length())
                .addField(name(layout.definition(), 30))
                .addField(field("SEGNUM", 49, 6))
                .addField(field("PSGNUM", 55, 6))
                .addField(field("HLEVEL", 61, 2));
        for (SegmentLayout.Column column : layout.columns()) {
            if (fields.contains(column.name())) {
                record.addField(field(column.name(), 63 + column.offset(), column.length()));
            }
        }
        return record;
    }

    private static RecordBuilder record(String name, int length) {
        return new RecordBuilder(name).type(LinkedHashMap.class).minLength(0).maxLength(length);
    }

    private static FieldBuilder name(String literal, int length) {
        return field("SEGNAM", 0, length).rid().literal(literal);
    }

    private static FieldBuilder field(String name, int offset, int length) {
        return new FieldBuilder(name)
                .at(offset)
                .length(length)
                .padding(' ')
                .align(Align.LEFT)
                .trim();
    }
}
