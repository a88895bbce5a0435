package dev.plumbline.bench.idoc;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.xml.XmlMapper;

/** Jackson's reader of XML into a tree, the usual way when there are no classes for a message. */
final class JacksonReading {
    private final XmlMapper mapper = new XmlMapper();

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
