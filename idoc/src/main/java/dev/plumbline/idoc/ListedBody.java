package dev.plumbline.idoc;

import java.util.List;
import java.util.Optional;

/** A segment that was built, not read. */
record ListedBody(List<Field> fields, Optional<String> raw) implements SegmentBody {
    ListedBody {
        fields = fields.stream().filter(field -> !field.value().isBlank()).toList();
    }

    @Override
    public String text(String name) {
        return field(name).map(Field::text).orElse("");
    }

    @Override
    public Optional<Field> field(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    @Override
    public Position position() {
        return Position.UNKNOWN;
    }
}
