package dev.plumbline.idoc;

import java.util.List;
import java.util.Optional;

/**
 * What a segment holds, in the shape in which it came. Flat and XML segments keep the text of the whole IDoc and cut a value out
 * of it when it is asked for, because most fields never are.
 */
interface SegmentBody {
    /** The trimmed value of the first field of that name; empty when it is absent or blank. */
    String text(String name);

    /** The first field of that name that is not blank. */
    Optional<Field> field(String name);

    /** The fields that are not blank, in their order. */
    List<Field> fields();

    /** The data of a flat segment whose layout is unknown. */
    Optional<String> raw();

    Position position();
}
