package dev.plumbline.bench.idoc;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import javax.xml.stream.XMLInputFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.XmlMapper;

/** Jackson's reader of XML into a tree, the usual way when there are no classes for a message. */
final class JacksonReading {
    private final XmlMapper mapper;

    private JacksonReading(XMLInputFactory parsers) {
        mapper = XmlMapper.builder(XmlFactory.builder().xmlInputFactory(parsers).build())
                .build();
    }

    /** Over Woodstox, which is what Jackson brings. */
    static JacksonReading asItComes() {
        try {
            // By name, because javac warns of an annotation in that class whose own class is nowhere.
            return new JacksonReading(Class.forName("com.ctc.wstx.stax.WstxInputFactory")
                    .asSubclass(XMLInputFactory.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Over Plumbline's parser, which Jackson also finds by itself when it is on the class path. */
    static JacksonReading overAalto() {
        return new JacksonReading(new InputFactoryImpl());
    }

    Seen read(byte[] content) {
        JsonNode idoc = mapper.readTree(content).path("IDOC");
        // The control record carries the mark SEGMENT="1" as well.
        return new Seen(segments(idoc) - 1, idoc.path("E1EDK01").path("BELNR").asString());
    }

    private static int segments(JsonNode node) {
        int count = node.isObject() && node.has("SEGMENT") ? 1 : 0;
        for (JsonNode child : node) {
            if (child.isContainer()) {
                count += segments(child);
            }
        }
        return count;
    }
}
