package dev.plumbline.mapping.source;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a field is found, and what its codes mean.
 *
 * @param path the field's name with those of its document and groups: {@code customer.sales-areas.group}
 * @param places in the order in which they are tried
 * @param codes what is done with a value that is found
 */
record Binding(String path, List<FieldPath> places, CodeTable codes) {
    Binding {
        places = List.copyOf(places);
    }

    /** Its path without the section's own name. */
    String field() {
        return path.substring(path.indexOf('.') + 1);
    }

    /** For a message: {@code E1EDK02[QUALF=002].BELNR or E1EDK01.BELNR}. */
    String inWords() {
        return places.isEmpty()
                ? "(bound to nothing)"
                : places.stream().map(FieldPath::toString).collect(Collectors.joining(" or "));
    }
}
