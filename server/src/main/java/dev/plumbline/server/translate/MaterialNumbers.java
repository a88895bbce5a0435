package dev.plumbline.server.translate;

import dev.plumbline.idoc.Segment;
import java.util.Optional;

/** The material number of a segment: newer systems have a long field beside the old one. */
final class MaterialNumbers {
    private MaterialNumbers() {}

    /** Of an E1EDP19. */
    static String of(Segment material) {
        return first(material, "IDTNR", "IDTNR_LONG").orElse("");
    }

    /** The first field that holds a material number, without leading zeros. */
    static Optional<String> first(Segment segment, String... fields) {
        for (String field : fields) {
            Optional<String> number = segment.key(field);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }
}
